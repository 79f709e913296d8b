package org.tousaidants.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/// « Touche de tabulation » — presses the Tab key many times in one call to the browser, because Playwright
/// waits for each press in a separate process, and a page needs a hundred.
final class TabKeyWalk implements WebSocket.Listener {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int PATIENCE_IN_SECONDS = 60;

    private final WebSocket socket;
    private final StringBuilder heard = new StringBuilder();
    private int sent;
    private volatile int last;
    private volatile CompletableFuture<Void> up = new CompletableFuture<>();

    TabKeyWalk(Browser browser, CDPSession page) {
        var target = page.send("Target.getTargetInfo")
                .getAsJsonObject("targetInfo")
                .get("targetId")
                .getAsString();
        socket = CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port(browser) + "/devtools/page/" + target), this)
                .orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /// The debugging port, which the browser writes to its own folder.
    private static String port(Browser browser) {
        var session = browser.newBrowserCDPSession();
        var begun = session.send("SystemInfo.getInfo").get("commandLine").getAsString();
        session.detach();
        var folder = begun.replaceFirst("(?s).*--user-data-dir=(\\S+).*", "$1");
        try {
            return Files.readAllLines(Path.of(folder, "DevToolsActivePort")).getFirst();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Presses the key several times and returns after the last one.
    void press(int times) {
        up = new CompletableFuture<>();
        last = sent + times;
        for (var n = 0; n < times; n++) send();
        up.orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
    }

    /// Sends a key down event, which moves the focus; no key up is needed.
    private void send() {
        var event = new JsonObject();
        event.addProperty("type", "rawKeyDown");
        event.addProperty("key", "Tab");
        event.addProperty("code", "Tab");
        event.addProperty("windowsVirtualKeyCode", 9);
        var asked = new JsonObject();
        asked.addProperty("id", ++sent);
        asked.addProperty("method", "Input.dispatchKeyEvent");
        asked.add("params", event);
        socket.sendText(asked.toString(), true).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
        heard.append(part);
        if (whole) {
            var answer = JsonParser.parseString(heard.toString()).getAsJsonObject();
            heard.setLength(0);
            if (answer.has("error")) up.completeExceptionally(new IllegalStateException(answer.toString()));
            else if (answer.has("id") && answer.get("id").getAsInt() == last) up.complete(null);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
        up.completeExceptionally(broken);
    }
}
