package org.tousaidants.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {
    @Test
    void aSheetIsTaggedAndKeepsItsFonts() throws Exception {
        var pdf = Paper.pdf(page("<h1>Médiathèque « L'Étoile »</h1><p>Œuvres, ☎ 05 46 00 00 00, Łódź</p>"));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Médiathèque « L'Étoile »", "Œuvres, ☎", "Łódź");
            for (var name : document.getPage(0).getResources().getFontNames())
                assertThat(document.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
        }
    }

    @Test
    void nothingOutsideIsReadWhileASheetIsLaidOut() throws Exception {
        var asked = new AtomicBoolean();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.set(true);
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            var outside = "http://127.0.0.1:" + server.getAddress().getPort() + "/a";
            Paper.pdf(page("<img alt='' src='" + outside + "'/><img alt='' src='file:///etc/passwd'/>"
                    + "<p style='background:url(" + outside + ")'>x</p>"));
        } finally {
            server.stop(0);
        }
        assertThat(asked).isFalse();
    }

    @Test
    void aTelephoneReadsTheCode() throws Exception {
        var address = "https://tous-aidants.example/lieux/mediatheque-de-saintes-k3f9x2a";
        var uri = Qr.dataUri(address);
        var image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
        LuminanceSource pixels = new RGBLuminanceSource(
                image.getWidth(),
                image.getHeight(),
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(pixels)))
                        .getText())
                .isEqualTo(address);
    }

    private static String page(String body) {
        return "<html lang='fr'><head><title>Fiche</title><meta name='subject' content='Fiche'/><style>body{font-family:"
                + Paper.FONTS + "}</style></head><body>" + body + "</body></html>";
    }
}
