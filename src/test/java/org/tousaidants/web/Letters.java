package org.tousaidants.web;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tousaidants.identity.Account;
import org.tousaidants.mail.Letter;
import org.tousaidants.mail.Outbox;

/// Reads the letters of the demo's outbox as their addressee would.
public final class Letters {
    private static final Pattern LINK = Pattern.compile("http\\S+(/connexion/\\S+)");

    private Letters() {}

    public static String linkFor(Account account, Visitor visitor, Outbox outbox) {
        visitor.post(
                "/connexion",
                Map.of(
                        "_csrf",
                        visitor.token("/connexion"),
                        "mail",
                        account.mail().value()));
        return lastLink(account, outbox);
    }

    public static String lastLink(Account account, Outbox outbox) {
        var found = LINK.matcher(
                last(outbox, letter -> letter.to().equals(account.mail())).body());
        if (!found.find()) throw new AssertionError("no link");
        return found.group(1);
    }

    public static void signIn(Visitor visitor, Account account, Outbox outbox) {
        var link = linkFor(account, visitor, outbox);
        var answer = visitor.post(link, Map.of("_csrf", visitor.token(link)));
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
    }

    /// The postman walks by himself: wait for him, ten seconds at most.
    private static Letter last(Outbox outbox, Predicate<Letter> wanted) {
        for (var tries = 0; tries < 200; tries++) {
            var letter = outbox.latest(500).stream()
                    .map(Outbox.Posted::letter)
                    .filter(wanted)
                    .findFirst();
            if (letter.isPresent()) return letter.get();
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
        throw new AssertionError("no letter came");
    }
}
