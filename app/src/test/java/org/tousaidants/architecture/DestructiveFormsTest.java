package org.tousaidants.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A form that deletes, closes, refuses, cancels or suspends asks once, or can be undone. It is in `destroy.jte` or in
/// a fold, asks for a reason or a choice, or is in the list below with the reason why one press is right.
class DestructiveFormsTest {
    private static final Pattern DESTROYS = Pattern.compile(
            "annulation|retrait|fermeture|effacement|/fin\"|abandon|radiation|cloture|oubli|refus|arret|suppression|urgence");

    private static final Pattern ASKS = Pattern.compile("web\\.(textarea|field|checkboxes|radios|select|date)\\(");

    private static final Map<String, String> ONE_PRESS = Map.ofEntries(
            Map.entry("bookings/cancel", "the page of the link asks"),
            Map.entry("communes/difference", "undoes an import"),
            Map.entry("merging/batch", "undoes a decision"),
            Map.entry("merging/conflict", "undoes a decision"),
            Map.entry("merging/decisions", "undoes a decision"),
            Map.entry("merging/pair", "undoes a decision"),
            Map.entry("upkeep/close", "the page of the link asks"),
            Map.entry("upkeep/stop", "the page of the link asks"),
            Map.entry("activitylog/mine", "undoes the note of a moment ago"),
            Map.entry("activitylog/one", "undoes the note of a moment ago"),
            Map.entry("signposting/card", "undoes the press of a moment ago"),
            Map.entry("monthlyletter/home", "the reader subscribes again on the same page"),
            Map.entry("monthlyletter/stop", "the page of the link asks"),
            Map.entry("profiles/consent", "the person consents again on the same page"),
            Map.entry("signin/profile", "the person signs in again"),
            Map.entry("notebook/own", "the person shares again on the same page"),
            Map.entry("notebook/read", "closes a page"),
            Map.entry("mandates/person", "the right of the person, without any obstacle"),
            Map.entry("referrals/mine", "the right of the person, without any obstacle"),
            Map.entry("referrals/review", "the person answers no"),
            Map.entry("diagnostic/progress", "erases one’s own answers, on the way out"));

    @Test
    void aDestructiveActAsksOnceOrCanBeUndone() throws IOException {
        var wrong = new TreeSet<String>();
        var unused = new TreeSet<>(ONE_PRESS.keySet());
        try (var files = Files.walk(Path.of("."))) {
            for (var file : files.filter(one ->
                            one.toString().endsWith(".jte") && one.toString().contains("src/main/java/org/tousaidants"))
                    .sorted()
                    .toList()) {
                var text = Files.readString(file);
                var name = file.getParent().getFileName() + "/"
                        + file.getFileName().toString().replace(".jte", "");
                for (var at = text.indexOf("web.form("); at >= 0; at = text.indexOf("web.form(", at + 1)) {
                    var form = text.substring(at, end(text, at + "web.form".length()));
                    var content = form.indexOf("content =");
                    var head = content < 0 ? form : form.substring(0, content);
                    if (!DESTROYS.matcher(head).find() || ASKS.matcher(form).find() || folded(text, at)) continue;
                    if (ONE_PRESS.containsKey(name)) unused.remove(name);
                    else wrong.add(name + ": " + head.strip());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(unused).as("no longer needed in the list").isEmpty();
    }

    private static boolean folded(String text, int form) {
        for (var at = text.indexOf("web.details("); at >= 0 && at < form; at = text.indexOf("web.details(", at + 1))
            if (end(text, at + "web.details".length()) > form) return true;
        return false;
    }

    /// The position after the parenthesis that closes the one at that position.
    private static int end(String text, int open) {
        var depth = 0;
        for (var at = open; at < text.length(); at++) {
            if (text.charAt(at) == '(') depth++;
            if (text.charAt(at) == ')' && --depth == 0) return at + 1;
        }
        return text.length();
    }
}
