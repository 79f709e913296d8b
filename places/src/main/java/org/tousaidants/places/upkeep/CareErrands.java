package org.tousaidants.places.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Provenance;
import org.tousaidants.platform.mail.MailAddress;

/// « Courses » — to whom a round writes, for the most people first; what no letter reaches is handed to the desk.
@Component
class CareErrands {
    private final Places places;
    private final CareRules rules;
    private final AskStore asks;
    private final LetterStore letters;
    private final Recipients recipients;
    private final Serving serving;
    private final PersonLetter one;
    private final TransactionTemplate transaction;

    CareErrands(
            Places places,
            CareRules rules,
            AskStore asks,
            LetterStore letters,
            Recipients recipients,
            Serving serving,
            PersonLetter one,
            PlatformTransactionManager transactions) {
        this.places = places;
        this.rules = rules;
        this.asks = asks;
        this.letters = letters;
        this.recipients = recipients;
        this.serving = serving;
        this.one = one;
        this.transaction = new TransactionTemplate(transactions);
    }

    void write(String network, Map<PlaceId, Map<Field, Provenance>> known, Instant now) {
        var pending = asks.pending(network);
        var about =
                places.find(network, pending.stream().map(CareRequest::place).toList());
        var written = asks.lastLetters(network, about.keySet());
        var errands = new LinkedHashMap<MailAddress, CareErrand>();
        var served = serving.of(network);
        var book = recipients.book(network);
        OpenRequests.oneForEach(pending, about).stream()
                .sorted(Comparator.comparing(
                        (CareRequest ask) -> -served.getOrDefault(at(about, ask).id(), 0)))
                .forEach(ask -> {
                    var place = at(about, ask);
                    var due = ask.due(rules, Optional.ofNullable(written.get(ask.place())), now);
                    switch (due) {
                        case NOTHING_YET -> {}
                        case DESK -> hand(network, ask, CareRequest.Handed.UNANSWERED, now);
                        case FIRST_LETTER, REMINDER -> {
                            if (!place.inLists()) return;
                            switch (book.of(place, ask.letters())) {
                                case Recipients.Recipient.Found(var to) ->
                                    errands.computeIfAbsent(to.mail(), mail -> new CareErrand(to, new ArrayList<>()))
                                            .asks()
                                            .add(ask);
                                case Recipients.Recipient.None(var why) -> hand(network, ask, why, now);
                            }
                        }
                    }
                });
        var left = rules.mostLettersADay() - letters.askedSince(network, now.minus(Duration.ofDays(1)));
        for (var errand : errands.values()) {
            if (left <= 0) break;
            if (Boolean.TRUE.equals(transaction.execute(status -> one.letter(network, errand, about, known, now))))
                left--;
        }
    }

    private static Place at(Map<PlaceId, Place> about, CareRequest ask) {
        return Objects.requireNonNull(about.get(ask.place()));
    }

    private void hand(String network, CareRequest ask, CareRequest.Handed why, Instant now) {
        transaction.executeWithoutResult(status -> recipients.hand(network, ask, why, now));
    }
}
