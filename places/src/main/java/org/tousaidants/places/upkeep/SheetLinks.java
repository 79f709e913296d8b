package org.tousaidants.places.upkeep;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.mail.MailAddress;

/// « Liens vers une fiche » — what a link of a letter of care opens. What is not surely a link of ours is the same as
/// none.
@Service
class SheetLinks {
    /// What a link opens.
    sealed interface Opening {
        record Sheet(CareRequest ask, Place place, Set<Field> stale, List<Report> reports) implements Opening {}

        /// This link, or another to the same question, was answered.
        record Answered() implements Opening {}

        /// A newer letter holds another link.
        record Replaced() implements Opening {}

        /// Unknown, too old, of another network: one answer for all.
        record Lost() implements Opening {}
    }

    private final LinkStore links;
    private final AskStore asks;
    private final CaretakerStore caretakers;
    private final SheetQuestions questions;
    private final Records records;
    private final Places places;
    private final Clock clock;

    SheetLinks(
            LinkStore links,
            AskStore asks,
            CaretakerStore caretakers,
            SheetQuestions questions,
            Records records,
            Places places,
            Clock clock) {
        this.links = links;
        this.asks = asks;
        this.caretakers = caretakers;
        this.questions = questions;
        this.records = records;
        this.places = places;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Opening open(String network, Optional<Secret> secret) {
        return secret.flatMap(one -> links.find(network, one, Link.Purpose.CARE))
                .map(link -> opened(network, link))
                .orElseGet(Opening.Lost::new);
    }

    /// « Vos fiches à relire » — what letters asked of whoever proved, by signing in, that the address is hers.
    @Transactional(readOnly = true)
    List<Opening.Sheet> askedOf(Actor self) {
        var sheets = new LinkedHashMap<UUID, Opening.Sheet>();
        for (var link : live(self))
            if (opened(self.network().id(), link) instanceof Opening.Sheet sheet)
                sheets.putIfAbsent(sheet.ask().id(), sheet);
        return List.copyOf(sheets.values());
    }

    /// A link more to a sheet that she was asked about, as good as the one of the letter and as long.
    @Transactional
    Optional<Secret> linkTo(Actor self, UUID ask) {
        return live(self).stream()
                .filter(link -> link.ask().equals(Optional.of(ask)))
                .findFirst()
                .map(link -> {
                    var secret = Secret.random();
                    links.add(
                            self.network().id(),
                            secret,
                            Link.Purpose.CARE,
                            link.letter(),
                            link.person(),
                            link.ask(),
                            link.created(),
                            link.expires());
                    return secret;
                });
    }

    private List<Link> live(Actor self) {
        var network = self.network().id();
        return MailAddress.of(self.mail())
                .flatMap(mail -> caretakers.byMail(network, mail))
                .map(person -> links.live(network, person.id(), clock.instant()))
                .orElse(List.of());
    }

    /// The link, held until the end of the transaction, so that one answered twice at once is answered once; first what
    /// was asked, as a round does that writes again and replaces the link.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Link> lock(String network, Optional<Secret> secret) {
        secret.flatMap(one -> links.find(network, one, Link.Purpose.CARE))
                .flatMap(Link::ask)
                .ifPresent(ask -> asks.lock(network, ask));
        return secret.flatMap(one -> links.lock(network, one, Link.Purpose.CARE));
    }

    Opening opened(String network, Link link) {
        if (!link.expires().isAfter(clock.instant())) return new Opening.Lost();
        var ask = link.ask().flatMap(id -> asks.byId(network, id));
        if (ask.isEmpty()) return new Opening.Lost();
        if (link.used()) return new Opening.Answered();
        if (link.replaced()) return new Opening.Replaced();
        // Whoever was forgotten, or wants no more letters, looks after nothing any more.
        var person = caretakers.byId(network, link.person());
        var place = records.place(network, ask.get().place());
        if (person.isEmpty() || place.isEmpty() || !looksAfter(network, person.get(), place.get(), link))
            return new Opening.Lost();
        return sheet(network, ask.get(), place.get());
    }

    /// Not who was withdrawn meanwhile, nor who was written to about a place that turned out to be two and looks after
    /// the other. An address that the sheet once gave is good, even if it gives another now.
    private boolean looksAfter(String network, Caretaker person, Place place, Link link) {
        var group = records.of(network, place.id());
        return switch (caretakers.charge(network, group, person.id(), link.created())) {
            case CURRENT -> true;
            case ENDED -> false;
            case NEVER ->
                places.history(network, place.id()).stream()
                        .flatMap(change -> change.fields().getOrDefault(Field.COURRIELS, Optional.empty()).stream())
                        .flatMap(said ->
                                Arrays.stream(said.toLowerCase(Locale.ROOT).split("\\|")))
                        .anyMatch(said -> said.strip().equals(person.mail().value()));
        };
    }

    Opening.Sheet sheet(String network, CareRequest ask, Place place) {
        var open = questions.of(network, place.id(), clock.instant());
        return new Opening.Sheet(ask, place, open.fields(), open.reports());
    }
}
