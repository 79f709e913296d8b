package org.tousaidants.drafts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Network;
import org.tousaidants.mail.Letter;
import org.tousaidants.protocol.Charter.Commitment;
import org.tousaidants.protocol.Protocol;
import org.tousaidants.web.Messages;
import org.tousaidants.web.PublicAddress;

/// The letter that says what new rules change for one person.
@Component
class DraftLetters {
    private final PublicAddress address;

    DraftLetters(PublicAddress address) {
        this.address = address;
    }

    Letter changed(Network network, Account to, Protocol after, News news, String reason) {
        var words = Messages.in(Locale.FRENCH);
        var day = after.identity().inForce();
        var parts = new ArrayList<String>();
        parts.add(words.t("drafts.mail.hello", to.name()));
        parts.add(words.t("drafts.mail.change", network.name(), day));
        parts.add(words.t("drafts.mail.why", reason.strip().replaceAll("\\s+", " ")));
        if (!news.changed().isEmpty())
            parts.add(words.t("drafts.mail.changed", news.changed().size()) + list(news.changed()));
        if (!news.added().isEmpty())
            parts.add(words.t("drafts.mail.added", news.added().size()) + list(news.added()));
        if (!news.asked().isEmpty())
            parts.add(words.t("drafts.mail.asked")
                    + items(news.asked().stream()
                            .map(finding -> finding.requirement().name() + ". "
                                    + finding.requirement().whatToDo())
                            .toList()));
        news.by().ifPresent(last -> parts.add(words.t("drafts.mail.grace", last)));
        if (news.loses()) parts.add(words.t("drafts.mail.loses"));
        parts.add(words.t("drafts.mail.where", day, address.of("/mon-dossier")));
        parts.add(words.t("drafts.mail.rest"));
        parts.add(words.t("drafts.mail.sign", network.name()));
        return new Letter(
                to.mail(), words.locale(), words.t("drafts.mail.subject", network.name()), String.join("\n\n", parts));
    }

    private static String list(List<Commitment> commitments) {
        return items(commitments.stream().map(Commitment::text).toList());
    }

    private static String items(List<String> lines) {
        return "\n\n- " + String.join("\n\n- ", lines);
    }
}
