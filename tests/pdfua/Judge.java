import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Judges files by veraPDF, all in one process. A line of the input is a flavour, a tab and a file; the answer
 * is a line for each of them: the rules that it breaks (clause, hyphen, number, what is wrong), tabs between.
 */
public class Judge {
    public static void main(String[] none) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] asked = line.split("\t", 2);
            out.println(String.join("\t", broken(PDFAFlavour.byFlavourId(asked[0]), asked[1])));
        }
    }

    private static Set<String> broken(PDFAFlavour flavour, String file) throws Exception {
        Set<String> found = new TreeSet<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
            var result = Foundries.defaultInstance().createValidator(flavour, 50, false, true, false).validate(parser);
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = each.getRuleId();
                    String said = each.getMessage().replaceAll("\\s+", " ");
                    found.add(rule.getClause() + "-" + rule.getTestNumber() + " " + said);
                }
            }
        }
        return found;
    }
}
