package org.tousaidants.demo.people;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.web.RunningSite;

/// The screens of the people of the demonstration.
public abstract class DemoTestSite extends RunningSite {
    public BrowserPage screen(String path) {
        return BrowserPage.open("http://localhost:" + port, path, Map.of());
    }

    public BrowserPage seenBy(Account who, String path) {
        return BrowserPage.open("http://localhost:" + port, path, signedIn(who).cookies);
    }

    public static void fill(Page page, String name, String value) {
        page.locator("main [name='" + name + "']").fill(value);
    }

    public static void tick(Page page, String name, String value) {
        page.locator("main input[name='" + name + "'][value='" + value + "']")
                .check(new Locator.CheckOptions().setForce(true));
    }

    public static void press(Page page, String words) {
        page.locator("main :is(a, button):has-text('" + words + "')").first().click();
    }

    public static void says(Page page, String words) {
        PlaywrightAssertions.assertThat(page.locator("main")).containsText(words);
    }

    public static byte[] downloaded(Page page, String words) throws IOException {
        try (var file = page.waitForDownload(() -> press(page, words)).createReadStream()) {
            return file.readAllBytes();
        }
    }

    /// The content behind the link, with the session of the screen.
    public static byte[] read(Page page, String words) {
        var link = page.locator("main a:has-text('" + words + "')").first();
        return page.context()
                .request()
                .get(page.evaluate("a => a.href", link.elementHandle()).toString())
                .body();
    }

    public static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    public Account account(DemoPerson.DemoCharacter who) {
        return accounts.openOf().stream()
                .filter(account -> account.mail().value().equals(who.mail()))
                .findFirst()
                .orElseThrow();
    }
}
