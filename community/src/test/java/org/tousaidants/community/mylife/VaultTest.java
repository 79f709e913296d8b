package org.tousaidants.community.mylife;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.platform.web.RunningSite;

/// Tests the vault in a real browser: created, saved, closed, opened again by its passphrase and by its two
/// halves, never by another passphrase.
@Tag("browser")
class VaultTest extends RunningSite {
    private static final String PAGE = "/ma-vie-numerique/coffre";
    private static final String SCRIPT = "document.querySelector('script[src*=\"vault\"]').src";

    private BrowserPage open() {
        return BrowserPage.computing("http://localhost:" + port, PAGE);
    }

    @Test
    void theKeyIsThatOfTheStandard() {
        try (var screen = open()) {
            // RFC 7914, section 12: the first bytes of the second and third test vectors.
            var keys = screen.page().evaluate("""
                    async () => {
                      const { scrypt } = await import(new URL("scrypt.js", %s));
                      const hex = (key) => [...key].map((byte) => byte.toString(16).padStart(2, "0")).join("");
                      const of = async (word, salt, cost) =>
                        hex(await scrypt(new TextEncoder().encode(word), new TextEncoder().encode(salt), cost, 64));
                      return [await of("password", "NaCl", { n: 1024, r: 8, p: 16 }),
                              await of("pleaseletmein", "SodiumChloride", { n: 16384, r: 8, p: 1 })].join(" ");
                    }""".formatted(SCRIPT)).toString();
            assertThat(keys.split(" ")[0]).startsWith("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830");
            assertThat(keys.split(" ")[1]).startsWith("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3e");
        }
    }

    @Test
    void aPersonMakesSavesLosesAndRestoresHerVault() throws Exception {
        try (var screen = open()) {
            var page = screen.page();
            page.fill("#v-word", "cheval lampe samedi");
            page.click("#v-new");
            page.fill("#v-name", "Impôts");
            page.fill("#v-note", "mon numéro fiscal <b>");
            page.fill("#v-day", "2027-05-20");
            page.click("#v-add");
            page.click("#v-halves");
            var a = page.textContent("#v-a");
            var b = page.textContent("#v-b");
            var saved = page.waitForDownload(() -> page.click("#v-save"));
            Path file = saved.path();
            var text = Files.readString(file, StandardCharsets.UTF_8);
            assertThat(text).contains("scrypt").doesNotContain("fiscal").doesNotContain("cheval");
            var calendar = page.waitForDownload(() -> page.click("#v-calendar"));
            assertThat(Files.readString(calendar.path(), StandardCharsets.UTF_8))
                    .contains("DTSTART;VALUE=DATE:20270520");
            page.click("#v-close");
            assertThat(page.isVisible("#v-list li")).isFalse();

            page.setInputFiles("#v-file", file);
            page.fill("#v-word", "cheval lampe dimanche");
            page.click("#v-open");
            page.waitForSelector("#v-says:has-text('ouvre pas')");
            page.fill("#v-word", "cheval lampe samedi");
            page.click("#v-open");
            page.waitForSelector("#v-list li");
            assertThat(page.textContent("#v-list li")).contains("Impôts").contains("mon numéro fiscal <b>");
            page.click("#v-close");

            page.setInputFiles("#v-file", file);
            page.click("main summary");
            page.fill("#v-half-a", a);
            page.fill("#v-half-b", a);
            page.click("#v-open-halves");
            page.waitForSelector("#v-says:has-text('deux moitiés')");
            page.fill("#v-half-b", Objects.requireNonNull(b).toLowerCase(Locale.ROOT));
            page.click("#v-open-halves");
            page.waitForSelector("#v-list li");

            page.click("#v-close");
            var damaged =
                    Files.writeString(Files.createTempFile("abime", ".coffre"), text.substring(0, text.length() / 2));
            page.setInputFiles("#v-file", damaged);
            page.fill("#v-word", "cheval lampe samedi");
            page.click("#v-open");
            page.waitForSelector("#v-says:has-text('est abîmé')");
            var one = Files.writeString(
                    Files.createTempFile("abime", ".coffre"), text.replaceFirst("data\":\".", "data\":\"/"));
            page.setInputFiles("#v-file", one);
            page.click("#v-open");
            page.waitForSelector("#v-says:has-text('est abîmé')");
            page.setInputFiles("#v-file", file);
            page.click("#v-open");
            page.waitForSelector("#v-list li");
            assertThat(screen.complaints()).isEmpty();
        }
    }

    @Test
    void aWrongWordAndADamagedFileDeriveTheKeyAsOftenAsTheRightOne() {
        try (var screen = open()) {
            // Each derivation calls the browser's crypto once for its first step and once for its last.
            var asked = screen.page().evaluate("""
                    async () => {
                      const { lock, unlock } = await import(%s);
                      const file = await lock([], new Uint8Array(32), "cheval lampe samedi");
                      const own = crypto.subtle.deriveBits.bind(crypto.subtle);
                      let count = 0;
                      crypto.subtle.deriveBits = (...all) => { count++; return own(...all); };
                      const of = async (text, word) => {
                        count = 0;
                        await unlock(text, word).catch(() => null);
                        return count;
                      };
                      return [await of(file, "cheval lampe samedi"), await of(file, "cheval lampe lundi"),
                              await of(file.slice(0, 90), "cheval lampe samedi"), await of("", "x")].join(" ");
                    }""".formatted(SCRIPT)).toString();
            assertThat(asked).isEqualTo("2 2 2 2");
        }
    }

    @Test
    void aHalfOnPaperIsReadByAnyReaderOfCodes() throws Exception {
        try (var screen = open()) {
            var half = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789-ABCD-EFGH-JKMN-PQRS-TVWX";
            var rows = screen.page().evaluate("""
                    async (half) => {
                      const { qr } = await import(new URL("qr.js", %s));
                      return qr(half).map((row) => row.map((dark) => dark ? "#" : ".").join("")).join("\\n");
                    }""".formatted(SCRIPT), half).toString();
            var matrix = BitMatrix.parse(rows, "#", ".");
            assertThat(new Decoder().decode(matrix).getText()).isEqualTo(half);
        }
    }

    @Test
    void openedOnceItOpensWithoutANetworkAndTheVaultWorksThere() throws Exception {
        try (var screen = BrowserPage.computing("http://localhost:" + port, "/ma-vie-numerique")) {
            var page = screen.page();
            page.evaluate("async () => { await navigator.serviceWorker.ready;"
                    + " while (!navigator.serviceWorker.controller) await new Promise(r => setTimeout(r, 50)); }");
            page.context().setOffline(true);
            page.reload();
            page.click("a[href='/ma-vie-numerique/coffre']");
            page.fill("#v-word", "cheval lampe samedi");
            page.click("#v-new");
            page.fill("#v-name", "Impôts");
            page.click("#v-add");
            page.waitForSelector("#v-list li");
            page.click("#v-halves");
            page.waitForSelector("#v-qr-a svg");
            var paper = Files.write(Path.of("target/coffre-moities.pdf"), page.pdf());
            try (var pdf = Loader.loadPDF(paper.toFile())) {
                var halves = new ArrayList<String>();
                for (var n = 1; n <= pdf.getNumberOfPages(); n++) {
                    var stripper = new PDFTextStripper();
                    stripper.setStartPage(n);
                    stripper.setEndPage(n);
                    halves.add(stripper.getText(pdf));
                }
                assertThat(halves).as("each half stands alone on its sheet").hasSizeBetween(2, 3);
                assertThat(halves.get(0)).contains("Première moitié").doesNotContain("Seconde moitié", "Ouvrir");
                assertThat(halves.get(1)).contains("Seconde moitié").doesNotContain("Première moitié");
            }
            assertThat(page.waitForDownload(() -> page.click("#v-save")).path()).isNotEmptyFile();
        }
    }

    @Test
    void theFolderIsPrintedAndNothingOnThesePagesTakesAForm() {
        assertThat(visitor().get("/ma-vie-numerique/classeur.pdf").body()).startsWith("%PDF");
        for (var path : new String[] {"", "/dix-questions", "/papiers", "/coffre"})
            assertThat(visitor().get("/ma-vie-numerique" + path).body()).doesNotContain("<form");
    }
}
