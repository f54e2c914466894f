"""PDFs before outside judges: veraPDF for PDF/UA-1 and PDF/A, Poppler and pdfium for their text."""
