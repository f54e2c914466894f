"""Text as glyphs: `faces` shapes words by HarfBuzz, `inks` says how they are set, `letters` cuts text into words,
`bidi` orders those of two directions, `line` sets a text on one line."""
