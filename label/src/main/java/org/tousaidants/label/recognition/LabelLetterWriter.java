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
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.PublicAddress;
import org.tousaidants.rules.judging.RequirementFinding;
import org.tousaidants.rules.judging.VerdictText;

/// Writes the letters about labels: to the holder at each step, to the committee about open proposals, each in
/// the reader's language. A person responsible for a place has no account: their letter contains a link.
@Component
class LabelLetterWriter {
    private static final Duration WORTH = Duration.ofDays(14);
    /// Validity of the link, longer than the time for an appeal.
    private static final Duration LINK = Duration.ofDays(120);

    private final Accounts accounts;
    private final PlaceContacts contacts;
    private final LabelHolderReader holderReader;
    private final Links links;
    private final Outbox outbox;
    private final PublicAddress address;

    LabelLetterWriter(
            Accounts accounts,
            PlaceContacts contacts,
            LabelHolderReader holderReader,
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

    /// The recipient of a letter, and their link.
    private record To(MailAddress mail, String name, String lang, String path) {
        static To of(Account one, String path) {
            return new To(one.mail(), one.name(), one.lang(), path);
        }
    }

    /// Writes to the holder in the transaction of the step. `kind` selects the texts. Returns the number of
    /// recipients.
    ///
    /// @param reasons quoted texts of other people
    int tell(LabelCase life, String kind, List<String> reasons, Instant now, Object... holes) {
        return tell(life, kind, _ -> quoted(reasons), now, holes);
    }

    private static List<String> quoted(List<String> reasons) {
        return reasons.stream()
                .map(reason -> reason.lines().map(line -> "> " + line).collect(Collectors.joining("\n")))
                .toList();
    }

    /// @param more the middle part of the letter, by language
    private int tell(LabelCase life, String kind, Function<String, List<String>> more, Instant now, Object... holes) {
        return switch (life.holder()) {
            case LabelHolder.AHelper(var _, var id) -> {
                var account = accounts.find(Set.of(id)).get(id);
                if (account == null) yield 0;
                var to = new To(account.mail(), account.name(), life.lang(), "/mon-dossier/label");
                post(to, "labels.mail.", kind, List.of(), more.apply(to.lang()), now, holes);
                yield 1;
            }
            case LabelHolder.APlace(var record) -> {
                var recipients = contacts.toWrite(record);
                var name = holderReader.name(life.holder());
                for (var recipient : recipients) {
                    var what = new Link.LinkRequest(
                            PlaceLabelAccess.LINK, life.id().toString(), Optional.of(recipient.person()));
                    var secret = links.make(what, now.plus(LINK));
                    var to = new To(
                            recipient.mail(), recipient.name(), recipient.lang(), "/label-du-lieu/" + secret.text());
                    post(to, "labels.place.mail.", kind, List.of(name), more.apply(to.lang()), now, holes);
                }
                yield recipients.size();
            }
        };
    }

    /// Writes one letter with all missing requirements and their deadlines.
    void warn(LabelCase life, List<RequirementFinding> lacking, Instant now, LocalDate by) {
        var kind = LabelStep.Act.WARNED.key();
        tell(life, kind, lang -> missing(lacking, VerdictText.in(Locale.of(lang))), now, by);
    }

    private static List<String> missing(List<RequirementFinding> lacking, VerdictText words) {
        return lacking.stream()
                .map(one -> "- " + words.state(one) + " " + words.whatToDo(one))
                .toList();
    }

    /// Writes to the members, without the holder's name, because the letter does not need it.
    void tellCommittee(List<Account> members, LabelCase life, CommitteeProposal proposal, Instant now) {
        for (var one : members)
            post(
                    To.of(one, "/bureau/label/" + life.id()),
                    "labels.mail.committee.",
                    proposal.act().key(),
                    List.of(),
                    List.of(),
                    now,
                    proposal.dueOn().stream().toArray());
    }

    /// Writes to the coordination that too few members may vote on a proposal; only the coordination appoints
    /// members.
    void tellTooFew(LabelCase life, int may, int needed, Instant now) {
        for (var one : accounts.coordination())
            if (!life.holder().is(one.id()))
                post(To.of(one, "/bureau/comite"), "labels.mail.", "too_few", List.of(), List.of(), now, may, needed);
    }

    /// @param about name of the place; empty for a person
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
