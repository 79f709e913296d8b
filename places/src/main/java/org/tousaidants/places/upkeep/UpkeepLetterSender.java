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
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.tenancy.TenantValues;

/// « Envoi des courriels d'entretien » — sends a letter of care, with all its records in the same transaction:
/// the letter, its links, a step for each place.
@Component
class UpkeepLetterSender {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepLetterSender.class);
    private static final Duration LETTER_WORTH = Duration.ofDays(7);
    private static final Duration STOP_VALID = Duration.ofDays(365);

    /// One place of a letter to a caretaker.
    record About(CareRequest ask, Place place, SheetReview.Questions questions) {}

    private final CareLetterWriter careLetterWriter;
    private final Outbox outbox;
    private final LetterStore letters;
    private final Links links;
    private final ReportAnswerLinks answers;
    private final UpkeepRequestStore requests;
    private final UpkeepStepStore steps;
    private final TenantValues<CareRules> rules;

    UpkeepLetterSender(
            CareLetterWriter careLetterWriter,
            Outbox outbox,
            LetterStore letters,
            Links links,
            ReportAnswerLinks answers,
            UpkeepRequestStore requests,
            UpkeepStepStore steps,
            TenantValues<CareRules> rules) {
        this.careLetterWriter = careLetterWriter;
        this.outbox = outbox;
        this.letters = letters;
        this.links = links;
        this.answers = answers;
        this.requests = requests;
        this.steps = steps;
        this.rules = rules;
    }

    /// To a caretaker: are these sheets right? Earlier links to the same questions become invalid.
    void ask(Caretaker to, List<About> about, Instant now) {
        var expires = now.plus(rules.here().linkValid());
        var asked = new ArrayList<CareLetterWriter.UpkeepQuestion>();
        for (var letter : about) {
            var ask = letter.ask().id().toString();
            links.revoke(UpkeepLetterLinks.SHEET, ask);
            asked.add(new CareLetterWriter.UpkeepQuestion(
                    letter.place(),
                    letter.questions().stale(),
                    letter.questions().reports().stream()
                            .map(CareLetterWriter.QuotedReport::of)
                            .toList(),
                    links.make(new Link.LinkRequest(UpkeepLetterLinks.SHEET, ask, Optional.of(to.id())), expires)));
        }
        var stop = links.make(
                new Link.LinkRequest(LetterUnsubscription.STOP, to.id().toString(), Optional.of(to.id())),
                now.plus(STOP_VALID));
        var ids = about.stream().map(one -> one.ask().id()).toList();
        var reminder = about.stream().allMatch(one -> one.ask().letters() > 0);
        var before = reminder ? about.getFirst().ask().lastLetter() : Optional.<Instant>empty();
        var letter = outbox.postOnce(
                careLetterWriter.ask(to, asked, before, ParisTime.day(expires), stop), now.plus(LETTER_WORTH));
        var kind = reminder ? SentLetter.Kind.REMINDER : SentLetter.Kind.CARE;
        letters.asked(letter, kind, to.id(), now);
        letters.asks(letter, ids);
        requests.written(ids, now);
        for (var one : about)
            steps.append(CareStep.bySystem(now, one.ask().place(), CareStep.Act.LETTER_POSTED)
                    .by(letter)
                    .saying(kind.name()));
        LOG.info("a letter posted, places asked about: {}", about.size());
    }

    /// Sends the person who reported an error a link to the answer.
    void answer(MailAddress to, Report report, Place place, Instant now) {
        var letter = outbox.postOnce(
                careLetterWriter.answer(
                        to, CareLetterWriter.QuotedReport.of(report), place, answers.to(report.id(), now)),
                now.plus(LETTER_WORTH));
        letters.answered(letter, report, now);
        steps.append(CareStep.bySystem(now, report.place(), CareStep.Act.LETTER_POSTED)
                .about(report.id())
                .by(letter)
                .saying(SentLetter.Kind.ANSWER.name()));
    }
}
