package org.tousaidants.platform.paper;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfWriterTest {
    @Test
    void aSheetIsTaggedAndKeepsItsFonts() throws Exception {
        var pdf = PdfWriter.pdf(page("<h1>Médiathèque « L'Étoile »</h1><p>Œuvres, ☎ 05 46 00 00 00, Łódź</p>"));
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
            PdfWriter.pdf(page("<img alt='' src='" + outside + "'/><img alt='' src='file:///etc/passwd'/>"
                    + "<p style='background:url(" + outside + ")'>x</p>"));
        } finally {
            server.stop(0);
        }
        assertThat(asked).isFalse();
    }

    @Test
    void aTelephoneReadsTheCode() throws Exception {
        var address = "https://tous-aidants.example/lieux/mediatheque-de-saintes-k3f9x2a";
        var uri = QrCode.dataUri(address);
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

    @Test
    void noLineEndsWhereAPrinterWouldNotCut() throws Exception {
        for (var wide = 40; wide < 330; wide += 3) {
            var pdf = PdfWriter.pdf(page("<p style='width:" + wide + "pt'>Demandez-le à l’accueil, ou jusqu'à 18 h :"
                    + " avez-vous l’attestation ? Pour Saint-Jean-d’Angély, qu’est-ce qu’il faut ?</p>"));
            assertThat(text(pdf).lines())
                    .as("%d points wide", wide)
                    .noneMatch(line -> line.strip().matches(".*(['’]|(Demandez|avez|qu’est)-)"));
        }
    }

    @Test
    void anArabicNameIsJoinedAndReadFromTheRight() throws Exception {
        var pdf = PdfWriter.pdf(page("<p>Chez محمد علي, à Saintes</p><p>שלום</p>"));
        assertThat(text(pdf)).contains("Chez محمد علي, à Saintes", "שלום");
        assertThat(new RightToLeftLayout().reorderRTLTextToLTR("אב (ג 12)")).isEqualTo("(12 ג) בא");
        assertThat(ArabicLetterForms.joined("محمد علي")).isEqualTo("\ufee3\ufea4\ufee4\ufeaa \ufecb\ufee0\ufef2");
        assertThat(ArabicLetterForms.joined("سلام، لا")).isEqualTo("\ufeb3\ufefc\ufee1، \ufefb");
        // No font of ours has the ligature of lam and alef maksura.
        assertThat(ArabicLetterForms.joined("على")).isEqualTo("\ufecb\ufee0\ufef0");
        assertThat(ArabicLetterForms.joined("مُحَمَّد")).isEqualTo("\ufee3ُ\ufea4َ\ufee4َّ\ufeaa");
        assertThat(ArabicLetterForms.joined("Élise Roy-Petit, 2 د")).isEqualTo("Élise Roy-Petit, 2 \ufea9");
    }

    @Test
    void noLetterIsLostWhateverStandsBesideIt() {
        var letters = IntStream.rangeClosed(0x600, 0x6ff)
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .toList();
        for (var letter : letters) {
            var words = letters.stream()
                    .limit(60)
                    .map(other -> "ب" + letter + other + "ب ")
                    .collect(joining());
            assertThat(new RightToLeftLayout().deshapeText(ArabicLetterForms.joined(words)))
                    .isEqualTo(Normalizer.normalize(words, Normalizer.Form.NFKC));
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String page(String body) {
        return "<html lang='fr'><head><title>Fiche</title><meta name='subject' content='Fiche'/><style>body{font-family:"
                + PdfWriter.FONTS + "}</style></head><body>" + body + "</body></html>";
    }
}
