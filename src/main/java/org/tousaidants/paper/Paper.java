package org.tousaidants.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// « Feuille » — turns a well-formed XHTML page into a PDF/UA file, tagged, with its fonts embedded.
/// The type is Atkinson Hyperlegible, drawn for people who see badly; DejaVu Sans stands behind it for rare
/// characters.
public final class Paper {
    /// What a page's style sheet names in `font-family`.
    public static final String FONTS = "'Atkinson Hyperlegible', 'DejaVu Sans'";

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private Paper() {}

    /// @param xhtml a page with `lang`, `title` and `<meta name="subject" content="…"/>`, without which a PDF is not
    ///     accessible; images only as `data:` addresses
    public static byte[] pdf(String xhtml) {
        var out = new ByteArrayOutputStream(32_768);
        try {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .usePdfVersion(1.7f)
                    .withProducer("Tous Aidants")
                    .useFont(() -> font("AtkinsonHyperlegible-Regular"), "Atkinson Hyperlegible")
                    .useFont(
                            () -> font("AtkinsonHyperlegible-Bold"),
                            "Atkinson Hyperlegible",
                            700,
                            FontStyle.NORMAL,
                            true)
                    .useFont(() -> font("DejaVuSans"), "DejaVu Sans")
                    // A sheet holds text that strangers wrote: whatever slipped through, nothing outside is read.
                    .useExternalResourceAccessControl(
                            (address, kind) -> address.startsWith("data:image/png;base64,"),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (address, kind) -> address.startsWith("data:image/png;base64,"),
                            ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .withHtmlContent(xhtml, null)
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(Paper.class.getResourceAsStream("/fonts/" + name + ".ttf"), name);
    }
}
