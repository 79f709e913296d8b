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
import org.tousaidants.platform.jobs.IndependentStepRunner;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tenancy.ValuePerTenant;

/// « Tournée des courriels » — job that sends the letters that are due, first those about the places that serve most
/// people. It sends at most as many letters per day as the rules allow. Requests without a contact person are put in
/// the coordinator's list.
@Component
class UpkeepLetterJob {
    private final Places places;
    private final SheetCheckRequestStore requests;
    private final UpkeepLetterStore letters;
    private final LetterRecipientChoice recipientChoice;
    private final PeopleServedCounter servedCount;
    private final UpkeepLetterToCaretaker letter;
    private final ValuePerTenant<UpkeepLetterRules> rules;
    private final TransactionTemplate transaction;

    UpkeepLetterJob(
            Places places,
            SheetCheckRequestStore requests,
            UpkeepLetterStore letters,
            LetterRecipientChoice recipientChoice,
            PeopleServedCounter servedCount,
            UpkeepLetterToCaretaker letter,
            ValuePerTenant<UpkeepLetterRules> rules,
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
        var about = places.find(pending.stream().map(SheetCheckRequest::place).toList());
        var written = requests.lastLetters(about.keySet());
        var errands = new LinkedHashMap<MailAddress, UpkeepLetterToCaretaker.PlacesInLetter>();
        var served = servedCount.of();
        var book = recipientChoice.book();
        var steps = new IndependentStepRunner();
        SheetCheckRequestTracker.oneForEach(pending, about).stream()
                .sorted(Comparator.comparing((SheetCheckRequest ask) ->
                        -served.getOrDefault(at(about, ask).id(), 0)))
                .forEach(ask -> steps.tried(() -> {
                    var place = at(about, ask);
                    var due = ask.due(rules.here(), Optional.ofNullable(written.get(ask.place())), now);
                    switch (due) {
                        case NOTHING_YET -> {}
                        case DESK -> hand(ask, SheetCheckRequest.HandedToCoordinatorReason.UNANSWERED, now);
                        case FIRST_LETTER, REMINDER -> {
                            if (!place.inLists()) return;
                            switch (book.of(place, ask.letters())) {
                                case LetterRecipientChoice.RecipientResult.RecipientChosen(var to) ->
                                    errands.computeIfAbsent(
                                                    to.mail(),
                                                    mail -> new UpkeepLetterToCaretaker.PlacesInLetter(
                                                            to, new LinkedHashMap<>()))
                                            .about()
                                            .put(ask.id(), place);
                                case LetterRecipientChoice.RecipientResult.NoRecipient(var why) -> hand(ask, why, now);
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

    private static Place at(Map<PlaceId, Place> about, SheetCheckRequest ask) {
        return Objects.requireNonNull(about.get(ask.place()));
    }

    private void hand(SheetCheckRequest ask, SheetCheckRequest.HandedToCoordinatorReason why, Instant now) {
        transaction.executeWithoutResult(status -> recipientChoice.hand(ask, why, now));
    }
}
