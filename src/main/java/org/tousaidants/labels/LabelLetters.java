package org.tousaidants.labels;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.mail.Letter;
import org.tousaidants.mail.Outbox;
import org.tousaidants.web.Messages;
import org.tousaidants.web.PublicAddress;

/// What the letters of the label say: to the holder at each step, to the committee when something waits.
@Component
class LabelLetters {
    private static final Duration WORTH = Duration.ofDays(14);

    private final Accounts accounts;
    private final Outbox outbox;
    private final PublicAddress address;

    LabelLetters(Accounts accounts, Outbox outbox, PublicAddress address) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.address = address;
    }

    /// To the holder, in the transaction of the step. `kind` names the texts.
    ///
    /// @param reasons what others wrote, quoted
    void tell(String network, Life life, String kind, List<String> reasons, Instant now, Object... holes) {
        switch (life.holder()) {
            case Holder.AHelper(var _, var id) -> {
                var account = accounts.find(network, Set.of(id)).get(id);
                if (account != null) post(account, life.lang(), kind, reasons, "/mon-dossier/label", now, holes);
            }
        }
    }

    /// To those who decide: without a name, which a letter need not carry.
    void tellCommittee(String network, List<Account> members, Life life, Proposal proposal, Instant now) {
        for (var member : members)
            if (!life.holder().is(member.id()))
                post(
                        member,
                        Locale.FRENCH.getLanguage(),
                        "committee." + proposal.act().key(),
                        List.of(),
                        "/bureau/label/" + life.id(),
                        now);
    }

    private void post(
            Account to, String lang, String kind, List<String> reasons, String path, Instant now, Object... holes) {
        var words = Messages.in(Locale.of(lang));
        var key = "labels.mail." + kind;
        var text = new ArrayList<String>();
        text.add(words.t("labels.mail.hello", to.name()));
        text.add(words.t(key, holes));
        for (var reason : reasons)
            text.add(reason.lines().map(line -> "> " + line).collect(Collectors.joining("\n")));
        if (words.has(key + ".next")) text.add(words.t(key + ".next", holes));
        text.add(words.t("labels.mail.read") + "\n" + address.of(path));
        outbox.post(
                to.network(),
                new Letter(to.mail(), words.t(key + ".subject"), String.join("\n\n", text) + "\n"),
                now.plus(WORTH));
    }
}
