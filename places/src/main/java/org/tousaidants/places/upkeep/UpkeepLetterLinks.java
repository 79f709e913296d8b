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
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinkResult;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.MailAddress;

/// « Liens vers une fiche » — resolves the link of a letter of upkeep. An unknown link opens nothing.
@Service
class UpkeepLetterLinks {
    /// The content that a link opens, or the reason why it opens nothing.
    sealed interface LetterLinkContent {
        record SheetToCheck(SheetCheckRequest ask, Place place, Set<Field> stale, List<SheetErrorReport> reports)
                implements LetterLinkContent {}

        /// The question was already answered, through this link or another link.
        record SheetAlreadyAnswered() implements LetterLinkContent {}

        /// The link was replaced by the link of a more recent letter.
        record LetterLinkReplaced() implements LetterLinkContent {}

        /// The link is unknown, expired or belongs to another network; the page does not tell these cases
        /// apart.
        record LetterLinkInvalid() implements LetterLinkContent {}
    }

    static final String SHEET = "care.sheet";

    private final SecretLinks links;
    private final SheetCheckRequestStore requests;
    private final PlaceCaretakerStore caretakers;
    private final SheetQuestionsToReview sheetReview;
    private final RecordsOfPlace recordGroup;
    private final Places places;
    private final Clock clock;

    UpkeepLetterLinks(
            SecretLinks links,
            SheetCheckRequestStore requests,
            PlaceCaretakerStore caretakers,
            SheetQuestionsToReview sheetReview,
            RecordsOfPlace recordGroup,
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
    LetterLinkContent open(Optional<SecretToken> secret) {
        return opened(found(secret));
    }

    /// « Vos fiches à relire » — returns the sheets that a signed-in person was asked to check. Signing in
    /// proves that the mail address belongs to the person.
    @Transactional(readOnly = true)
    List<LetterLinkContent.SheetToCheck> askedOf(SignedInPerson self) {
        var sheets = new LinkedHashMap<UUID, LetterLinkContent.SheetToCheck>();
        for (var link : live(self))
            if (opened(new SecretLinkResult.ValidLink(link)) instanceof LetterLinkContent.SheetToCheck sheet)
                sheets.putIfAbsent(sheet.ask().id(), sheet);
        return List.copyOf(sheets.values());
    }

    /// Returns a further link to a sheet about which a letter asked the person. It is valid as long as the link
    /// of the letter.
    ///
    /// @param ask id of the request to check the sheet
    @Transactional
    Optional<SecretToken> linkTo(SignedInPerson self, UUID ask) {
        return live(self).stream()
                .filter(link -> link.subject().equals(ask.toString()))
                .filter(link -> opened(new SecretLinkResult.ValidLink(link)) instanceof LetterLinkContent.SheetToCheck)
                .findFirst()
                .map(link -> links.make(
                        new SecretLink.SecretLinkRequest(SHEET, link.subject(), link.person()), link.expires()));
    }

    private List<SecretLink> live(SignedInPerson self) {
        return MailAddress.of(self.mail())
                .flatMap(mail -> caretakers.byMail(mail))
                .map(person -> links.live(SHEET, person.id()))
                .orElse(List.of());
    }

    /// Returns the link and locks it until the end of the transaction. It first waits for other transactions on
    /// the same requests, so that two simultaneous answers count only once and a link is not replaced during an
    /// answer.
    @Transactional(propagation = Propagation.MANDATORY)
    SecretLinkResult hold(Optional<SecretToken> secret) {
        found(secret).any().flatMap(UpkeepLetterLinks::ask).ifPresent(ask -> requests.lock(ask));
        return found(secret);
    }

    private SecretLinkResult found(Optional<SecretToken> secret) {
        return secret.map(one -> links.open(SHEET, one.text())).orElseGet(SecretLinkResult.UnknownLink::new);
    }

    private static Optional<UUID> ask(SecretLink link) {
        return FormValueParser.uuid(link.subject());
    }

    LetterLinkContent opened(SecretLinkResult opened) {
        var link = opened.any().filter(one -> one.expires().isAfter(clock.instant()));
        var ask = link.flatMap(UpkeepLetterLinks::ask).flatMap(id -> requests.byId(id));
        if (ask.isEmpty()) return new LetterLinkContent.LetterLinkInvalid();
        return switch (opened) {
            case SecretLinkResult.ValidLink(var valid) -> sheet(ask.get(), valid);
            case SecretLinkResult.LinkAlreadyUsed(var _) -> new LetterLinkContent.SheetAlreadyAnswered();
            case SecretLinkResult.LinkRevoked(var _) -> new LetterLinkContent.LetterLinkReplaced();
            case SecretLinkResult.LinkNotYetOpen _, SecretLinkResult.LinkExpired _, SecretLinkResult.UnknownLink _ ->
                new LetterLinkContent.LetterLinkInvalid();
        };
    }

    private LetterLinkContent sheet(SheetCheckRequest ask, SecretLink link) {
        // A person who was erased, or who wants no more letters, is no longer contact person of any place.
        var person = link.person().flatMap(id -> caretakers.byId(id));
        var place = recordGroup.place(ask.place());
        if (person.isEmpty() || place.isEmpty() || !looksAfter(person.get(), place.get(), link))
            return new LetterLinkContent.LetterLinkInvalid();
        return sheet(ask, place.get());
    }

    /// Returns whether the person is still contact person of the place. The person may have been withdrawn since
    /// the letter, or the place may have been separated and the person belongs to its other part. An address
    /// that the sheet no longer contains stays valid.
    private boolean looksAfter(PlaceCaretaker person, Place place, SecretLink link) {
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

    LetterLinkContent.SheetToCheck sheet(SheetCheckRequest ask, Place place) {
        var open = sheetReview.of(place.id(), clock.instant());
        return new LetterLinkContent.SheetToCheck(ask, place, open.fields(), open.reports());
    }
}
