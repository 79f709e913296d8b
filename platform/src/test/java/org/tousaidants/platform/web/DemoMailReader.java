package org.tousaidants.platform.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.mail.LetterOutbox;

/// Reads the letters of the demo's outbox like their recipient.
public final class DemoMailReader {
    private static final Pattern LINK = Pattern.compile("http\\S+(/connexion/\\S+)");

    private DemoMailReader() {}

    public static String linkFor(Account account, Visitor visitor, LetterOutbox outbox) {
        var before = links(account, outbox);
        visitor.post(
                "/connexion",
                Map.of(
                        "_csrf",
                        visitor.token("/connexion"),
                        "mail",
                        account.mail().value()));
        return fresh(account, outbox, before);
    }

    public static String lastLink(Account account, LetterOutbox outbox) {
        return fresh(account, outbox, List.of());
    }

    public static void signIn(Visitor visitor, Account account, LetterOutbox outbox) {
        var link = linkFor(account, visitor, outbox);
        var answer = visitor.post(link, Map.of("_csrf", visitor.token(link)));
        if (answer.statusCode() != 303) throw new AssertionError(answer.statusCode() + " " + answer.body());
    }

    /// The sign-in links in the letters to this account, newest first; letters without a link are skipped.
    private static List<String> links(Account account, LetterOutbox outbox) {
        return outbox.latest(10_000).stream()
                .map(LetterOutbox.PostedLetter::letter)
                .filter(letter -> letter.to().equals(account.mail()))
                .map(letter -> LINK.matcher(letter.body()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    /// The newest link that is not in `before`. Old letters may be deleted meanwhile, so a count would not be
    /// reliable.
    private static String fresh(Account account, LetterOutbox outbox, List<String> before) {
        return links(account, outbox).stream()
                .filter(link -> !before.contains(link))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no letter arrived"));
    }
}
