// The parser of PDF files, in a thread of its own: nothing in a file runs in the window.
import 'pdfjs-dist/build/pdf.worker.min.mjs';
