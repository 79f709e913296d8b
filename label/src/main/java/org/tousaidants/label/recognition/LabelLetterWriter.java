package org.tousaidants.label.recognition;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.label.rules.Finding;
import org.tousaidants.label.rules.VerdictWords;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;

/// What the letters of the label say: to the holder at each step, to the committee when something waits. Each is in the
/// language of who reads it. Who answers for a place has no account: her letter brings a link.
@Component
class LabelLetterWriter {
    private static final Duration WORTH = Duration.ofDays(14);
    /// Longer than an appeal may wait to be made.
    private static final Duration LINK = Duration.ofDays(120);

    private final Accounts accounts;
    private final Contacts contacts;
    private final HolderReader holderReader;
    private final Links links;
    private final Outbox outbox;
    private final PublicAddress address;

    LabelLetterWriter(
            Accounts accounts,
            Contacts contacts,
            HolderReader holderReader,
            Links links,
            Outbox outbox,
            PublicAddress address) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.holderReader = holderReader;
        this.links = links;
        this.outbox = outbox;
        this.address = address;
    }

    /// Who reads a letter, and where it leads.
    private record To(MailAddress mail, String name, String lang, String path) {
        static To of(Account one, String path) {
            return new To(one.mail(), one.name(), one.lang(), path);
        }
    }

    /// To the holder, in the transaction of the step. `kind` names the texts. Returns how many are written to.
    ///
    /// @param reasons what others wrote, quoted
    int tell(Life life, String kind, List<String> reasons, Instant now, Object... holes) {
        return tell(life, kind, _ -> quoted(reasons), now, holes);
    }

    private static List<String> quoted(List<String> reasons) {
        return reasons.stream()
                .map(reason -> reason.lines().map(line -> "> " + line).collect(Collectors.joining("\n")))
                .toList();
    }

    /// @param more what stands in the middle of the letter, in a language
    private int tell(Life life, String kind, Function<String, List<String>> more, Instant now, Object... holes) {
        return switch (life.holder()) {
            case Holder.AHelper(var _, var id) -> {
                var account = accounts.find(Set.of(id)).get(id);
                if (account == null) yield 0;
                var to = new To(account.mail(), account.name(), life.lang(), "/mon-dossier/label");
                post(to, "labels.mail.", kind, List.of(), more.apply(to.lang()), now, holes);
                yield 1;
            }
            case Holder.APlace(var record) -> {
                var all = contacts.toWrite(record);
                var name = holderReader.name(life.holder());
                for (var one : all) {
                    var what = new Link.What(PlaceLabelAccess.LINK, life.id().toString(), Optional.of(one.person()));
                    var secret = links.make(what, now.plus(LINK));
                    var to = new To(one.mail(), one.name(), one.lang(), "/label-du-lieu/" + secret.text());
                    post(to, "labels.place.mail.", kind, List.of(name), more.apply(to.lang()), now, holes);
                }
                yield all.size();
            }
        };
    }

    /// All that is missing and by when, in one letter.
    void warn(Life life, List<Finding> lacking, Instant now, LocalDate by) {
        var kind = Step.Act.WARNED.key();
        tell(life, kind, lang -> missing(lacking, VerdictWords.in(Locale.of(lang))), now, by);
    }

    private static List<String> missing(List<Finding> lacking, VerdictWords words) {
        return lacking.stream()
                .map(one -> "- " + words.state(one) + " " + words.whatToDo(one))
                .toList();
    }

    /// To those who decide: without a name, which a letter need not carry.
    void tellCommittee(List<Account> members, Life life, Proposal proposal, Instant now) {
        for (var one : members)
            post(
                    To.of(one, "/bureau/label/" + life.id()),
                    "labels.mail.committee.",
                    proposal.act().key(),
                    List.of(),
                    List.of(),
                    now);
    }

    /// To the coordination, which alone names members: too few may sign what waits.
    void tellTooFew(Life life, int may, int needed, Instant now) {
        for (var one : accounts.coordination())
            if (!life.holder().is(one.id()))
                post(To.of(one, "/bureau/comite"), "labels.mail.", "too_few", List.of(), List.of(), now, may, needed);
    }

    /// @param about of which place; nothing for a person
    private void post(
            To to, String room, String kind, List<String> about, List<String> more, Instant now, Object... holes) {
        var words = Messages.in(to.lang());
        var key = room + kind;
        var text = new ArrayList<String>();
        text.add(
                to.name().isEmpty()
                        ? words.t("labels.mail.hello.nobody")
                        : words.t("labels.mail.hello", Letter.line(to.name())));
        for (var place : about) text.add(words.t("labels.place.mail.about", Letter.line(place)));
        text.add(words.t(key, holes));
        text.addAll(more);
        if (words.has(key + ".next")) text.add(words.t(key + ".next", holes));
        text.add(words.t(about.isEmpty() ? "labels.mail.read" : "labels.place.mail.read", LINK.toDays()) + "\n"
                + address.of(to.path(), words.locale()));
        outbox.post(
                new Letter(to.mail(), words.locale(), words.t(key + ".subject"), String.join("\n\n", text) + "\n"),
                now.plus(WORTH));
    }
}
