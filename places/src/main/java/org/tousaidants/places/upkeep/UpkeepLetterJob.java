package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.jobs.IndependentSteps;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.TenantValues;

/// « Tournée des courriels » — sends the letters due, those about the most people first and no more in a day
/// than the rules allow; requests without a caretaker go to the coordinator.
@Component
class UpkeepLetterJob {
    private final Places places;
    private final UpkeepRequestStore requests;
    private final LetterStore letters;
    private final RecipientChoice recipientChoice;
    private final PeopleServedCounter servedCount;
    private final CaretakerLetter letter;
    private final TenantValues<CareRules> rules;
    private final TransactionTemplate transaction;

    UpkeepLetterJob(
            Places places,
            UpkeepRequestStore requests,
            LetterStore letters,
            RecipientChoice recipientChoice,
            PeopleServedCounter servedCount,
            CaretakerLetter letter,
            TenantValues<CareRules> rules,
            PlatformTransactionManager transactions) {
        this.places = places;
        this.requests = requests;
        this.letters = letters;
        this.recipientChoice = recipientChoice;
        this.servedCount = servedCount;
        this.letter = letter;
        this.rules = rules;
        this.transaction = new TransactionTemplate(transactions);
    }

    void write(Instant now) {
        var pending = requests.pending();
        var about = places.find(pending.stream().map(CareRequest::place).toList());
        var written = requests.lastLetters(about.keySet());
        var errands = new LinkedHashMap<MailAddress, CaretakerLetter.Errand>();
        var served = servedCount.of();
        var book = recipientChoice.book();
        var steps = new IndependentSteps();
        UpkeepRequestTracker.oneForEach(pending, about).stream()
                .sorted(Comparator.comparing(
                        (CareRequest ask) -> -served.getOrDefault(at(about, ask).id(), 0)))
                .forEach(ask -> steps.tried(() -> {
                    var place = at(about, ask);
                    var due = ask.due(rules.here(), Optional.ofNullable(written.get(ask.place())), now);
                    switch (due) {
                        case NOTHING_YET -> {}
                        case DESK -> hand(ask, CareRequest.Handed.UNANSWERED, now);
                        case FIRST_LETTER, REMINDER -> {
                            if (!place.inLists()) return;
                            switch (book.of(place, ask.letters())) {
                                case RecipientChoice.Choice.Chosen(var to) ->
                                    errands.computeIfAbsent(
                                                    to.mail(),
                                                    mail -> new CaretakerLetter.Errand(to, new LinkedHashMap<>()))
                                            .about()
                                            .put(ask.id(), place);
                                case RecipientChoice.Choice.None(var why) -> hand(ask, why, now);
                            }
                        }
                    }
                }));
        var left =
                new AtomicInteger(rules.here().mostLettersADay() - letters.askedSince(now.minus(Duration.ofDays(1))));
        for (var errand : errands.values()) {
            if (left.get() <= 0) break;
            steps.tried(() -> {
                if (letter.post(errand, now)) left.decrementAndGet();
            });
        }
        steps.end();
    }

    private static Place at(Map<PlaceId, Place> about, CareRequest ask) {
        return Objects.requireNonNull(about.get(ask.place()));
    }

    private void hand(CareRequest ask, CareRequest.Handed why, Instant now) {
        transaction.executeWithoutResult(status -> recipientChoice.hand(ask, why, now));
    }
}
