package org.tousaidants.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tousaidants.identity.Account;
import org.tousaidants.mail.Letter;
import org.tousaidants.mail.Outbox;

/// Reads the letters of the demo's outbox as their addressee would.
public final class Letters {
    private static final Pattern LINK = Pattern.compile("http\\S+(/connexion/\\S+)");

    private Letters() {}

    public static String linkFor(Account account, Visitor visitor, Outbox outbox) {
        var before = sentTo(account, outbox).size();
        visitor.post(
                "/connexion",
                Map.of(
                        "_csrf",
                        visitor.token("/connexion"),
                        "mail",
                        account.mail().value()));
        return link(await(account, outbox, before + 1));
    }

    public static String lastLink(Account account, Outbox outbox) {
        return link(await(account, outbox, 1));
    }

    private static String link(Letter letter) {
        var found = LINK.matcher(letter.body());
        if (!found.find()) throw new AssertionError("no link");
        return found.group(1);
    }

    public static void signIn(Visitor visitor, Account account, Outbox outbox) {
        var link = linkFor(account, visitor, outbox);
        var answer = visitor.post(link, Map.of("_csrf", visitor.token(link)));
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
    }

    private static List<Letter> sentTo(Account account, Outbox outbox) {
        return outbox.latest(10_000).stream()
                .map(Outbox.Posted::letter)
                .filter(letter -> letter.to().equals(account.mail()))
                // She may have other letters.
                .filter(letter -> LINK.matcher(letter.body()).find())
                .toList();
    }

    /// The newest once there are so many. The postman walks by himself: wait for him, ten seconds at most.
    private static Letter await(Account account, Outbox outbox, int many) {
        for (var tries = 0; tries < 200; tries++) {
            var letters = sentTo(account, outbox);
            if (letters.size() >= many) return letters.getFirst();
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
        throw new AssertionError("no letter came");
    }
}
