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
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.SitePublicAddress;
import org.tousaidants.rules.judging.LabelVerdictText;
import org.tousaidants.rules.judging.RequirementFinding;

/// Writes the letters about labels: to the holder at each step, to the committee about open proposals, each in the
/// reader's language. A person responsible for a place has no account, so their letter contains a link.
@Component
class LabelLetterWriter {
    private static final Duration WORTH = Duration.ofDays(14);
    /// Time for which the link in a letter is valid (120 days). It is longer than the period for an appeal.
    private static final Duration LINK = Duration.ofDays(120);

    private final Accounts accounts;
    private final PlaceContacts contacts;
    private final LabelHolderReader holderReader;
    private final SecretLinks links;
    private final LetterOutbox outbox;
    private final SitePublicAddress address;

    LabelLetterWriter(
            Accounts accounts,
            PlaceContacts contacts,
            LabelHolderReader holderReader,
            SecretLinks links,
            LetterOutbox outbox,
            SitePublicAddress address) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.holderReader = holderReader;
        this.links = links;
        this.outbox = outbox;
        this.address = address;
    }

    /// The recipient of a letter.
    ///
    /// @param path path of the link in the letter
    private record LabelLetterRecipient(MailAddress mail, String name, String lang, String path) {
        static LabelLetterRecipient of(Account one, String path) {
            return new LabelLetterRecipient(one.mail(), one.name(), one.lang(), path);
        }
    }

    /// Writes letters to the holder in the transaction of the step. Returns the number of recipients.
    ///
    /// @param kind part of the message keys of the texts
    /// @param reasons quoted texts of other people
    /// @param life case of the label
    int tell(LabelCase life, String kind, List<String> reasons, Instant now, Object... holes) {
        return tell(life, kind, _ -> quoted(reasons), now, holes);
    }

    private static List<String> quoted(List<String> reasons) {
        return reasons.stream()
                .map(reason -> reason.lines().map(line -> "> " + line).collect(Collectors.joining("\n")))
                .toList();
    }

    /// Writes letters to the holder of a label, and returns the number of recipients.
    ///
    /// @param kind part of the message keys of the texts
    /// @param more middle part of the letter, by language
    /// @param life case of the label
    private int tell(LabelCase life, String kind, Function<String, List<String>> more, Instant now, Object... holes) {
        return switch (life.holder()) {
            case LabelHolder.HelperAsLabelHolder(var _, var id) -> {
                var account = accounts.find(Set.of(id)).get(id);
                if (account == null) yield 0;
                var to = new LabelLetterRecipient(account.mail(), account.name(), life.lang(), "/mon-dossier/label");
                post(to, "labels.mail.", kind, List.of(), more.apply(to.lang()), now, holes);
                yield 1;
            }
            case LabelHolder.PlaceAsLabelHolder(var record) -> {
                var recipients = contacts.toWrite(record);
                var name = holderReader.name(life.holder());
                for (var recipient : recipients) {
                    var what = new SecretLink.SecretLinkRequest(
                            PlaceLabelAccess.LINK, life.id().toString(), Optional.of(recipient.person()));
                    var secret = links.make(what, now.plus(LINK));
                    var to = new LabelLetterRecipient(
                            recipient.mail(), recipient.name(), recipient.lang(), "/label-du-lieu/" + secret.text());
                    post(to, "labels.place.mail.", kind, List.of(name), more.apply(to.lang()), now, holes);
                }
                yield recipients.size();
            }
        };
    }

    /// Writes one letter to the holder with all requirements that are no longer fulfilled, and the day by which
    /// the holder must correct them.
    ///
    /// @param lacking the requirements
    /// @param by the deadline
    /// @param life case of the label
    void warn(LabelCase life, List<RequirementFinding> lacking, Instant now, LocalDate by) {
        var kind = LabelCaseStep.LabelAct.WARNED.key();
        tell(life, kind, lang -> missing(lacking, LabelVerdictText.in(Locale.of(lang))), now, by);
    }

    private static List<String> missing(List<RequirementFinding> lacking, LabelVerdictText words) {
        return lacking.stream()
                .map(one -> "- " + words.state(one) + " " + words.whatToDo(one))
                .toList();
    }

    /// Writes to the members of the committee that a proposal waits for their votes. The letter does not contain
    /// the holder's name, because it is not needed.
    ///
    /// @param life case of the label
    void tellCommittee(List<Account> members, LabelCase life, CommitteeProposal proposal, Instant now) {
        for (var one : members)
            post(
                    LabelLetterRecipient.of(one, "/bureau/label/" + life.id()),
                    "labels.mail.committee.",
                    proposal.act().key(),
                    List.of(),
                    List.of(),
                    now,
                    proposal.dueOn().stream().toArray());
    }

    /// Informs the coordinators by letter that too few members may vote on a proposal; only coordinators can
    /// appoint members.
    ///
    /// @param may number of members who may vote
    /// @param needed number of votes that the rules require
    /// @param life case of the label
    void tellTooFew(LabelCase life, int may, int needed, Instant now) {
        for (var one : accounts.coordination())
            if (!life.holder().is(one.id()))
                post(
                        LabelLetterRecipient.of(one, "/bureau/comite"),
                        "labels.mail.",
                        "too_few",
                        List.of(),
                        List.of(),
                        now,
                        may,
                        needed);
    }

    /// Informs the holder by letter that their appeal goes to a committee or mediator outside the network.
    ///
    /// @param life case of the label
    void tellHolderReferred(LabelCase life, AppealReferee judge, Instant now) {
        tell(life, "referred", List.of(), now, judge.name(), judge.address(), judge.since());
    }

    /// Informs the coordinators by letter that an appeal goes to a committee or mediator outside the network; they
    /// send the file there and record the answer.
    ///
    /// @param life case of the label
    void tellReferred(LabelCase life, AppealReferee judge, Instant now) {
        for (var one : accounts.coordination())
            if (!life.holder().is(one.id()))
                post(
                        LabelLetterRecipient.of(one, "/bureau/label/" + life.id()),
                        "labels.mail.",
                        "to_refer",
                        List.of(),
                        List.of(),
                        now,
                        judge.name(),
                        judge.address());
    }

    /// Posts a letter about a label.
    ///
    /// @param about name of the place; empty for a person
    private void post(
            LabelLetterRecipient to,
            String room,
            String kind,
            List<String> about,
            List<String> more,
            Instant now,
            Object... holes) {
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
