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
import org.tousaidants.core.text.ValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Secret;
import org.tousaidants.platform.links.Link;
import org.tousaidants.platform.links.LinkResult;
import org.tousaidants.platform.links.Links;
import org.tousaidants.platform.mail.MailAddress;

/// « Liens vers une fiche » — the content that a link of a letter of care opens. An unknown link opens nothing.
@Service
class UpkeepLetterLinks {
    /// The content that a link opens.
    sealed interface Opening {
        record Sheet(CareRequest ask, Place place, Set<Field> stale, List<Report> reports) implements Opening {}

        /// This link, or another to the same question, was answered.
        record Answered() implements Opening {}

        /// A newer letter holds another link.
        record Replaced() implements Opening {}

        /// Unknown, too old, of another network: one answer for all.
        record Lost() implements Opening {}
    }

    static final String SHEET = "care.sheet";

    private final Links links;
    private final UpkeepRequestStore requests;
    private final CaretakerStore caretakers;
    private final SheetReview sheetReview;
    private final RecordGroup recordGroup;
    private final Places places;
    private final Clock clock;

    UpkeepLetterLinks(
            Links links,
            UpkeepRequestStore requests,
            CaretakerStore caretakers,
            SheetReview sheetReview,
            RecordGroup recordGroup,
            Places places,
            Clock clock) {
        this.links = links;
        this.requests = requests;
        this.caretakers = caretakers;
        this.sheetReview = sheetReview;
        this.recordGroup = recordGroup;
        this.places = places;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Opening open(Optional<Secret> secret) {
        return opened(found(secret));
    }

    /// « Vos fiches à relire » — the requests to a person who proved, by signing in, that the address is
    /// theirs.
    @Transactional(readOnly = true)
    List<Opening.Sheet> askedOf(Actor self) {
        var sheets = new LinkedHashMap<UUID, Opening.Sheet>();
        for (var link : live(self))
            if (opened(new LinkResult.Valid(link)) instanceof Opening.Sheet sheet)
                sheets.putIfAbsent(sheet.ask().id(), sheet);
        return List.copyOf(sheets.values());
    }

    /// Another link to a sheet that the person was asked about, valid as long as the one of the letter.
    @Transactional
    Optional<Secret> linkTo(Actor self, UUID ask) {
        return live(self).stream()
                .filter(link -> link.subject().equals(ask.toString()))
                .filter(link -> opened(new LinkResult.Valid(link)) instanceof Opening.Sheet)
                .findFirst()
                .map(link -> links.make(new Link.LinkRequest(SHEET, link.subject(), link.person()), link.expires()));
    }

    private List<Link> live(Actor self) {
        return MailAddress.of(self.mail())
                .flatMap(mail -> caretakers.byMail(mail))
                .map(person -> links.live(SHEET, person.id()))
                .orElse(List.of());
    }

    /// The link, locked until the end of the transaction, after other transactions on the same requests: two
    /// simultaneous answers count once, and a job that writes again replaces the link before or after.
    @Transactional(propagation = Propagation.MANDATORY)
    LinkResult hold(Optional<Secret> secret) {
        found(secret).any().flatMap(UpkeepLetterLinks::ask).ifPresent(ask -> requests.lock(ask));
        return found(secret);
    }

    private LinkResult found(Optional<Secret> secret) {
        return secret.map(one -> links.open(SHEET, one.text())).orElseGet(LinkResult.Unknown::new);
    }

    private static Optional<UUID> ask(Link link) {
        return ValueParser.uuid(link.subject());
    }

    Opening opened(LinkResult opened) {
        var link = opened.any().filter(one -> one.expires().isAfter(clock.instant()));
        var ask = link.flatMap(UpkeepLetterLinks::ask).flatMap(id -> requests.byId(id));
        if (ask.isEmpty()) return new Opening.Lost();
        return switch (opened) {
            case LinkResult.Valid(var valid) -> sheet(ask.get(), valid);
            case LinkResult.Used(var _) -> new Opening.Answered();
            case LinkResult.Revoked(var _) -> new Opening.Replaced();
            case LinkResult.Early _, LinkResult.Expired _, LinkResult.Unknown _ -> new Opening.Lost();
        };
    }

    private Opening sheet(CareRequest ask, Link link) {
        // A person who was erased, or wants no more letters, is caretaker of nothing any more.
        var person = link.person().flatMap(id -> caretakers.byId(id));
        var place = recordGroup.place(ask.place());
        if (person.isEmpty() || place.isEmpty() || !looksAfter(person.get(), place.get(), link))
            return new Opening.Lost();
        return sheet(ask, place.get());
    }

    /// Excludes a person withdrawn meanwhile, and a person asked about a place that turned out to be two, who
    /// is caretaker of the other. An address that the sheet once gave is valid, even if it gives another now.
    private boolean looksAfter(Caretaker person, Place place, Link link) {
        var group = recordGroup.of(place.id());
        return switch (caretakers.charge(group, person.id(), link.created())) {
            case CURRENT -> true;
            case ENDED -> false;
            case NEVER ->
                places.history(place.id()).stream()
                        .flatMap(change -> change.fields().getOrDefault(Field.COURRIELS, Optional.empty()).stream())
                        .flatMap(said ->
                                Arrays.stream(said.toLowerCase(Locale.ROOT).split("\\|")))
                        .anyMatch(said -> said.strip().equals(person.mail().value()));
        };
    }

    Opening.Sheet sheet(CareRequest ask, Place place) {
        var open = sheetReview.of(place.id(), clock.instant());
        return new Opening.Sheet(ask, place, open.fields(), open.reports());
    }
}
