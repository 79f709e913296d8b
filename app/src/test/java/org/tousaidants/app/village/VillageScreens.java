package org.tousaidants.app.village;

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
abstract class VillageScreens extends RunningSite {
    Screen screen(String path) {
        return Screen.open("http://localhost:" + port, path, Map.of());
    }

    Screen seenBy(Account who, String path) {
        return Screen.open("http://localhost:" + port, path, signedIn(who).cookies);
    }

    static void fill(Page page, String name, String value) {
        page.locator("main [name='" + name + "']").fill(value);
    }

    static void tick(Page page, String name, String value) {
        page.locator("main input[name='" + name + "'][value='" + value + "']")
                .check(new Locator.CheckOptions().setForce(true));
    }

    static void press(Page page, String words) {
        page.locator("main :is(a, button):has-text('" + words + "')").first().click();
    }

    static void says(Page page, String words) {
        PlaywrightAssertions.assertThat(page.locator("main")).containsText(words);
    }

    static byte[] downloaded(Page page, String words) throws IOException {
        try (var file = page.waitForDownload(() -> press(page, words)).createReadStream()) {
            return file.readAllBytes();
        }
    }

    /// What the link opens, with the session of the screen.
    static byte[] read(Page page, String words) {
        var link = page.locator("main a:has-text('" + words + "')").first();
        return page.context()
                .request()
                .get(page.evaluate("a => a.href", link.elementHandle()).toString())
                .body();
    }

    static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    Account account(Village.Character who) {
        return accounts.openOf(networks.here().id()).stream()
                .filter(account -> account.mail().value().equals(who.mail()))
                .findFirst()
                .orElseThrow();
    }
}
