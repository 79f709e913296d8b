package org.tousaidants.platform.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// « Feuille » — converts a well-formed XHTML page to a tagged PDF/UA file with embedded fonts: Atkinson
/// Hyperlegible, designed for low vision, and DejaVu Sans for rare characters.
public final class PdfWriter {
    /// The fonts of a printed page, for `font-family` in its style sheet.
    public static final String FONTS = "'Atkinson Hyperlegible', 'DejaVu Sans'";

    private static final int USUAL_BYTES = 65_536;

    /// Characters that are removed from a text: those that XML forbids even if escaped, which would make the
    /// whole document fail; the word joiner, which the fonts would show as a box; and emoji, which would appear
    /// as #.
    private static final Pattern NOT_XML = Pattern.compile(
            "\u2060|\ufe0f|\u200d|\\p{IsEmoji_Presentation}|[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private PdfWriter() {}

    /// Returns the PDF file of a page.
    ///
    /// @param xhtml page with `lang`, `title` and `<meta name="subject" content="…"/>`, which are required for
    /// accessibility; images only as `data:` addresses
    public static byte[] pdf(String xhtml) {
        return onePage(List.of(xhtml));
    }

    /// Returns the PDF file of the first of these layouts that fits on one page; if none fits, the last one.
    ///
    /// @param closer pages with the same content, each with a more compact layout than the one before; at least
    /// one
    public static byte[] onePage(List<String> closer) {
        for (var xhtml : closer) {
            var out = new ByteArrayOutputStream(USUAL_BYTES);
            try (var renderer = builder(xhtml, out).buildPdfRenderer()) {
                renderer.layout();
                var pages = renderer.getRootBox().getLayer().getPages().size();
                if (pages > 1 && !xhtml.equals(closer.getLast())) continue;
                renderer.createPDF();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
        throw new IllegalArgumentException("nothing to print");
    }

    private static PdfRendererBuilder builder(String xhtml, OutputStream out) {
        return new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .usePdfVersion(1.7f)
                .withProducer("Tous Aidants")
                .useUnicodeLineBreaker(new LineBreakFinder())
                .useUnicodeBidiSplitter(RightToLeftLayout.TextDirectionRuns::new)
                .useUnicodeBidiReorderer(new RightToLeftLayout())
                .useFont(() -> font("AtkinsonHyperlegible-Regular"), "Atkinson Hyperlegible")
                .useFont(() -> font("AtkinsonHyperlegible-Bold"), "Atkinson Hyperlegible", 700, FontStyle.NORMAL, true)
                .useFont(() -> font("DejaVuSans"), "DejaVu Sans")
                // The page contains text typed by strangers, so no external resource may be loaded.
                .useExternalResourceAccessControl(
                        (address, kind) -> address.startsWith("data:image/png;base64,"),
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (address, kind) -> address.startsWith("data:image/png;base64,"),
                        ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .withHtmlContent(NOT_XML.matcher(xhtml).replaceAll(""), null)
                .toStream(out);
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(PdfWriter.class.getResourceAsStream("/fonts/" + name + ".ttf"), name);
    }
}
