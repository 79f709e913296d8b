package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Envoi des courriels d'entretien » — sends a letter of upkeep and stores everything about it in the same
/// transaction: the letter, its links, and an entry in the history of each place.
@Component
class UpkeepLetterSender {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepLetterSender.class);
    private static final Duration LETTER_WORTH = Duration.ofDays(7);
    private static final Duration STOP_VALID = Duration.ofDays(365);

    /// One place that a letter to a contact person asks about.
    record PlaceInUpkeepLetter(SheetCheckRequest ask, Place place, SheetQuestionsToReview.SheetQuestions questions) {}

    private final UpkeepLetterWriter careLetterWriter;
    private final LetterOutbox outbox;
    private final UpkeepLetterStore letters;
    private final SecretLinks links;
    private final ErrorReportAnswerLinks answers;
    private final SheetCheckRequestStore requests;
    private final PlaceUpkeepStepStore steps;
    private final ValuePerTenant<UpkeepLetterRules> rules;

    UpkeepLetterSender(
            UpkeepLetterWriter careLetterWriter,
            LetterOutbox outbox,
            UpkeepLetterStore letters,
            SecretLinks links,
            ErrorReportAnswerLinks answers,
            SheetCheckRequestStore requests,
            PlaceUpkeepStepStore steps,
            ValuePerTenant<UpkeepLetterRules> rules) {
        this.careLetterWriter = careLetterWriter;
        this.outbox = outbox;
        this.letters = letters;
        this.links = links;
        this.answers = answers;
        this.requests = requests;
        this.steps = steps;
        this.rules = rules;
    }

    /// Sends a contact person a letter that asks whether some sheets are correct. Earlier links to the same
    /// questions become invalid.
    ///
    /// @param to the contact person
    /// @param about the sheets and the questions about them
    void ask(PlaceCaretaker to, List<PlaceInUpkeepLetter> about, Instant now) {
        var expires = now.plus(rules.here().linkValid());
        var asked = new ArrayList<UpkeepLetterWriter.UpkeepQuestion>();
        for (var letter : about) {
            var ask = letter.ask().id().toString();
            links.revoke(UpkeepLetterLinks.SHEET, ask);
            asked.add(new UpkeepLetterWriter.UpkeepQuestion(
                    letter.place(),
                    letter.questions().stale(),
                    letter.questions().reports().stream()
                            .map(UpkeepLetterWriter.QuotedReport::of)
                            .toList(),
                    links.make(
                            new SecretLink.SecretLinkRequest(UpkeepLetterLinks.SHEET, ask, Optional.of(to.id())),
                            expires)));
        }
        var stop = links.make(
                new SecretLink.SecretLinkRequest(
                        UpkeepLetterUnsubscription.STOP, to.id().toString(), Optional.of(to.id())),
                now.plus(STOP_VALID));
        var ids = about.stream().map(one -> one.ask().id()).toList();
        var reminder = about.stream().allMatch(one -> one.ask().letters() > 0);
        var before = reminder ? about.getFirst().ask().lastLetter() : Optional.<Instant>empty();
        var letter = outbox.postOnce(
                careLetterWriter.ask(to, asked, before, ParisTime.day(expires), stop), now.plus(LETTER_WORTH));
        var kind = reminder ? SentUpkeepLetter.UpkeepLetterKind.REMINDER : SentUpkeepLetter.UpkeepLetterKind.CARE;
        letters.asked(letter, kind, to.id(), now);
        letters.asks(letter, ids);
        requests.written(ids, now);
        for (var one : about)
            steps.append(PlaceUpkeepStep.bySystem(now, one.ask().place(), PlaceUpkeepStep.UpkeepAct.LETTER_POSTED)
                    .by(letter)
                    .saying(kind.name()));
        LOG.info("a letter posted, places asked about: {}", about.size());
    }

    /// Sends the person who reported an error a link to the answer.
    ///
    /// @param to mail address of this person
    void answer(MailAddress to, SheetErrorReport report, Place place, Instant now) {
        var letter = outbox.postOnce(
                careLetterWriter.answer(
                        to, UpkeepLetterWriter.QuotedReport.of(report), place, answers.to(report.id(), now)),
                now.plus(LETTER_WORTH));
        letters.answered(letter, report, now);
        steps.append(PlaceUpkeepStep.bySystem(now, report.place(), PlaceUpkeepStep.UpkeepAct.LETTER_POSTED)
                .about(report.id())
                .by(letter)
                .saying(SentUpkeepLetter.UpkeepLetterKind.ANSWER.name()));
    }
}
