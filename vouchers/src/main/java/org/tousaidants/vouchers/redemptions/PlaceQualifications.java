package org.tousaidants.vouchers.redemptions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.Grants;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;
import org.tousaidants.vouchers.signatures.SignatureRequest;
import org.tousaidants.vouchers.signatures.Signatures;

/// « Les lieux qualifiés » — service for the places that may accept vouchers: one person asks, another signs. A
/// changed bank account is used only after a few days, and the previous till keeper is notified.
@Service
public class PlaceQualifications {
    private static final Duration COOLING = Duration.ofDays(7);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private final RedemptionStore store;
    private final Places places;
    private final PlaceContacts contacts;
    private final Signatures signatures;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final Grants grants;
    private final Clock clock;

    PlaceQualifications(
            RedemptionStore store,
            Places places,
            PlaceContacts contacts,
            Signatures signatures,
            Accounts accounts,
            LetterWriter letters,
            Grants grants,
            Clock clock) {
        this.store = store;
        this.places = places;
        this.contacts = contacts;
        this.signatures = signatures;
        this.accounts = accounts;
        this.letters = letters;
        this.grants = grants;
        this.clock = clock;
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }

    /// @param name name of the place, which both people read
    @Transactional
    public void ask(Actor by, QualifiedPlace wanted, String name) {
        store.add(wanted, clock.instant());
        var before = Optional.ofNullable(current().get(wanted.place()));
        var keepers = accounts.names(Stream.concat(before.stream(), Stream.of(wanted))
                .map(QualifiedPlace::keeper)
                .collect(Collectors.toSet()));
        signatures.ask(
                by,
                wanted.id(),
                new SignatureRequest.RequestedAct(
                        "qualify",
                        wanted.id(),
                        Optional.of(wanted.place()),
                        name + " – " + wanted.holder() + " – SIRET " + wanted.siret() + " – " + wanted.iban()
                                + (wanted.offline() == 0
                                        ? ""
                                        : " – " + wanted.offline() + " chèques hors réseau par jour"),
                        0,
                        List.of(
                                SignatureRequest.ValueUnderReview.of("place", name),
                                changed("holder", before, wanted, QualifiedPlace::holder),
                                changed("siret", before, wanted, QualifiedPlace::siret),
                                changed("iban", before, wanted, QualifiedPlace::account),
                                changed("keeper", before, wanted, one -> keepers.getOrDefault(one.keeper(), "–")),
                                changed("offline", before, wanted, one -> Integer.toString(one.offline())),
                                changed("period", before, wanted, PlaceQualifications::period))));
    }

    private static SignatureRequest.ValueUnderReview changed(
            String what,
            Optional<QualifiedPlace> before,
            QualifiedPlace wanted,
            Function<QualifiedPlace, String> value) {
        return new SignatureRequest.ValueUnderReview(what, before.map(value).orElse(""), value.apply(wanted));
    }

    private static String period(QualifiedPlace one) {
        return DAY.format(one.since()) + " → " + one.until().map(DAY::format).orElse("sans fin");
    }

    /// Signs a request. An unchanged bank account stays in use; a new one waits, and the previous till keeper
    /// is notified.
    @Transactional
    boolean sign(UUID id, UUID second) {
        var found = store.byId(id);
        if (found.isEmpty()) return false;
        var wanted = found.get();
        var now = clock.instant();
        var before = Optional.ofNullable(current().get(wanted.place()));
        var known = before.isEmpty()
                || Optional.ofNullable(paid().get(wanted.place()))
                        .filter(paid -> paid.iban().equals(wanted.iban()))
                        .isPresent();
        var from = known ? now : now.plus(COOLING);
        if (!store.sign(id, second, from)) return false;
        store.overtake(wanted, now);
        before.filter(old -> !old.iban().equals(wanted.iban())).ifPresent(old -> warn(old, wanted, from));
        before.filter(old -> !old.keeper().equals(wanted.keeper()))
                .flatMap(old -> accounts.find(old.keeper()))
                .ifPresent(account -> letters.post(
                        account,
                        "redemptions.mail.keeper",
                        clock.instant().plus(COOLING),
                        account.name(),
                        LocalDate.ofInstant(from, ParisTime.ZONE),
                        name(wanted)));
        return true;
    }

    private String name(QualifiedPlace one) {
        return Optional.ofNullable(sheets(List.of(one.place())).get(one.place()))
                .map(Place::name)
                .orElse(one.holder());
    }

    /// Notifies all known addresses of the place and its current and previous till keepers of a new account,
    /// because one person cannot have changed all of them.
    private void warn(QualifiedPlace old, QualifiedPlace wanted, Instant from) {
        var recipients = new LinkedHashMap<MailAddress, Recipient>();
        contacts.toWrite(new PlaceId(wanted.place())).forEach(one -> recipients.putIfAbsent(one.mail(), one));
        Optional.ofNullable(sheets(List.of(wanted.place())).get(wanted.place())).stream()
                .flatMap(place -> place.sheet().list(Field.COURRIELS).stream())
                .flatMap(mail -> MailAddress.of(mail).stream())
                .forEach(mail -> recipients.putIfAbsent(mail, Recipient.of(mail, "fr")));
        accounts.find(List.of(old.keeper(), wanted.keeper()))
                .values()
                .forEach(one -> recipients.putIfAbsent(one.mail(), one));
        recipients
                .values()
                .forEach(to -> letters.post(
                        to,
                        "redemptions.mail.account",
                        clock.instant().plus(COOLING),
                        name(wanted),
                        LocalDate.ofInstant(from, ParisTime.ZONE),
                        old.holder(),
                        old.account(),
                        wanted.holder(),
                        wanted.account()));
    }

    /// The last signed qualification of each place.
    @Transactional(readOnly = true)
    public Map<UUID, QualifiedPlace> current() {
        var last = new LinkedHashMap<UUID, QualifiedPlace>();
        store.signed().forEach(one -> last.put(one.place(), one));
        return last;
    }

    /// The bank accounts in use: for each place, the newest whose waiting time is over. Closed places are
    /// included, because they are still paid.
    @Transactional(readOnly = true)
    public Map<UUID, QualifiedPlace> paid() {
        var last = new LinkedHashMap<UUID, QualifiedPlace>();
        store.paid(clock.instant()).forEach(one -> last.put(one.place(), one));
        return last;
    }

    /// The people connected with each place: current and former till keepers of its SIRET, and delegates.
    @Transactional(readOnly = true)
    Map<UUID, Set<UUID>> people(Actor reader) {
        var current = current();
        var structures = new HashMap<String, Set<UUID>>();
        store.signed()
                .forEach(one -> structures
                        .computeIfAbsent(one.siret(), _ -> new HashSet<>())
                        .add(one.keeper()));
        var codes = new HashMap<String, String>();
        sheets(List.copyOf(current.keySet()))
                .forEach((id, place) -> Optional.ofNullable(current.get(id))
                        .ifPresent(one -> codes.put(place.code().value().toUpperCase(Locale.ROOT), one.siret())));
        for (var grant : grants.all(reader))
            if (grant.kind() == DelegatedRole.Kind.PLACE)
                Optional.ofNullable(codes.get(grant.subject().strip().toUpperCase(Locale.ROOT)))
                        .ifPresent(siret -> structures
                                .computeIfAbsent(siret, _ -> new HashSet<>())
                                .add(grant.account()));
        var people = new HashMap<UUID, Set<UUID>>();
        current.forEach((place, one) -> people.put(place, structures.getOrDefault(one.siret(), Set.of())));
        return people;
    }

    /// The places whose till the person keeps, by active delegation too.
    @Transactional(readOnly = true)
    public List<QualifiedPlace> keptBy(Actor actor) {
        var qualified = current().values();
        var lent = grants.places(actor);
        var codes = lent.isEmpty()
                ? Map.<UUID, Place>of()
                : sheets(qualified.stream().map(QualifiedPlace::place).toList());
        return qualified.stream()
                .filter(one -> one.keeper().equals(actor.id())
                        || Optional.ofNullable(codes.get(one.place()))
                                .filter(place ->
                                        lent.contains(place.code().value().toUpperCase(Locale.ROOT)))
                                .isPresent())
                .toList();
    }

    @Transactional(readOnly = true)
    public Map<UUID, Place> sheets(List<UUID> ids) {
        var found = new LinkedHashMap<UUID, Place>();
        places.find(ids.stream().map(PlaceId::new).toList()).forEach((id, place) -> found.put(id.value(), place));
        return found;
    }
}
