package org.tousaidants.app.cast;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.tousaidants.browser.Screen;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.web.RunningSite;

/// The Village's people at their own screens.
public abstract class VillageScreens extends RunningSite {
    protected Screen screen(String path) {
        return Screen.open("http://localhost:" + port, path, Map.of());
    }

    protected Screen seenBy(Account who, String path) {
        return Screen.open("http://localhost:" + port, path, signedIn(who).cookies);
    }

    protected static void fill(Page page, String name, String value) {
        page.locator("main [name='" + name + "']").fill(value);
    }

    protected static void tick(Page page, String name, String value) {
        page.locator("main input[name='" + name + "'][value='" + value + "']")
                .check(new Locator.CheckOptions().setForce(true));
    }

    protected static void press(Page page, String words) {
        page.locator("main :is(a, button):has-text('" + words + "')").first().click();
    }

    protected static void says(Page page, String words) {
        PlaywrightAssertions.assertThat(page.locator("main")).containsText(words);
    }

    protected static byte[] downloaded(Page page, String words) throws IOException {
        try (var file = page.waitForDownload(() -> press(page, words)).createReadStream()) {
            return file.readAllBytes();
        }
    }

    /// What the link opens, with the session of the screen.
    protected static byte[] read(Page page, String words) {
        var link = page.locator("main a:has-text('" + words + "')").first();
        return page.context()
                .request()
                .get(page.evaluate("a => a.href", link.elementHandle()).toString())
                .body();
    }

    protected static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    protected Account account(Village.Character who) {
        return accounts.openOf().stream()
                .filter(account -> account.mail().value().equals(who.mail()))
                .findFirst()
                .orElseThrow();
    }
}
