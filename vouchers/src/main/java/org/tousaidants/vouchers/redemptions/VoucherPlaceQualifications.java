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
import org.tousaidants.platform.identity.DelegatedRole;
import org.tousaidants.platform.identity.RoleDelegations;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.mail.LetterRecipient;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.vouchers.signatures.DoubleSignatureRequest;
import org.tousaidants.vouchers.signatures.DoubleSignatures;

/// « Les lieux qualifiés » — service for the places that may accept vouchers: one person requests a qualification
/// and another signs. A changed bank account is used only after a few days, and the previous till keeper is
/// notified.
@Service
public class VoucherPlaceQualifications {
    private static final Duration COOLING = Duration.ofDays(7);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private final VoucherRedemptionStore store;
    private final Places places;
    private final PlaceContacts contacts;
    private final DoubleSignatures signatures;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final RoleDelegations grants;
    private final Clock clock;

    VoucherPlaceQualifications(
            VoucherRedemptionStore store,
            Places places,
            PlaceContacts contacts,
            DoubleSignatures signatures,
            Accounts accounts,
            LetterWriter letters,
            RoleDelegations grants,
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

    /// Requests a qualification of a place to accept vouchers; another person must sign it.
    ///
    /// @param by person who requests it
    /// @param wanted the requested qualification
    /// @param name name of the place, which both people read
    @Transactional
    public void ask(SignedInPerson by, VoucherQualifiedPlace wanted, String name) {
        store.add(wanted, clock.instant());
        var before = Optional.ofNullable(current().get(wanted.place()));
        var keepers = accounts.names(Stream.concat(before.stream(), Stream.of(wanted))
                .map(VoucherQualifiedPlace::keeper)
                .collect(Collectors.toSet()));
        signatures.ask(
                by,
                wanted.id(),
                new DoubleSignatureRequest.ActToSign(
                        "qualify",
                        wanted.id(),
                        Optional.of(wanted.place()),
                        name + " – " + wanted.holder() + " – SIRET " + wanted.siret() + " – " + wanted.iban()
                                + (wanted.offline() == 0
                                        ? ""
                                        : " – " + wanted.offline() + " chèques hors réseau par jour"),
                        0,
                        List.of(
                                DoubleSignatureRequest.ValueToSign.of("place", name),
                                changed("holder", before, wanted, VoucherQualifiedPlace::holder),
                                changed("siret", before, wanted, VoucherQualifiedPlace::siret),
                                changed("iban", before, wanted, VoucherQualifiedPlace::account),
                                changed("keeper", before, wanted, one -> keepers.getOrDefault(one.keeper(), "–")),
                                changed("offline", before, wanted, one -> Integer.toString(one.offline())),
                                changed("period", before, wanted, VoucherPlaceQualifications::period))));
    }

    private static DoubleSignatureRequest.ValueToSign changed(
            String what,
            Optional<VoucherQualifiedPlace> before,
            VoucherQualifiedPlace wanted,
            Function<VoucherQualifiedPlace, String> value) {
        return new DoubleSignatureRequest.ValueToSign(what, before.map(value).orElse(""), value.apply(wanted));
    }

    private static String period(VoucherQualifiedPlace one) {
        return DAY.format(one.since()) + " → " + one.until().map(DAY::format).orElse("sans fin");
    }

    /// Signs a request for a qualification; returns false if it is already signed. If the bank account is
    /// unchanged, it stays in use. A new account is used only after a waiting time of some days, and the
    /// previous till keeper (the person who accepts vouchers) is notified.
    ///
    /// @param second account of the second signatory
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

    private String name(VoucherQualifiedPlace one) {
        return Optional.ofNullable(sheets(List.of(one.place())).get(one.place()))
                .map(Place::name)
                .orElse(one.holder());
    }

    /// Writes about a changed bank account to all known addresses of the place and of its current and previous
    /// till keepers. A single person cannot have changed all of these addresses.
    ///
    /// @param old previous qualification
    /// @param wanted new qualification
    /// @param from time from which the new account is used
    private void warn(VoucherQualifiedPlace old, VoucherQualifiedPlace wanted, Instant from) {
        var recipients = new LinkedHashMap<MailAddress, LetterRecipient>();
        contacts.toWrite(new PlaceId(wanted.place())).forEach(one -> recipients.putIfAbsent(one.mail(), one));
        Optional.ofNullable(sheets(List.of(wanted.place())).get(wanted.place())).stream()
                .flatMap(place -> place.sheet().list(Field.COURRIELS).stream())
                .flatMap(mail -> MailAddress.of(mail).stream())
                .forEach(mail -> recipients.putIfAbsent(mail, LetterRecipient.of(mail, "fr")));
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

    /// Returns the last signed qualification of each place, by place.
    @Transactional(readOnly = true)
    public Map<UUID, VoucherQualifiedPlace> current() {
        var last = new LinkedHashMap<UUID, VoucherQualifiedPlace>();
        store.signed().forEach(one -> last.put(one.place(), one));
        return last;
    }

    /// Returns the bank account to which each place is currently paid: its most recent account whose waiting
    /// time of some days is over. Closed places are included, because they are still paid.
    @Transactional(readOnly = true)
    public Map<UUID, VoucherQualifiedPlace> paid() {
        var last = new LinkedHashMap<UUID, VoucherQualifiedPlace>();
        store.paid(clock.instant()).forEach(one -> last.put(one.place(), one));
        return last;
    }

    /// Returns the people connected with each place, by place: its current and former till keepers (people who
    /// accept vouchers there) and their delegates.
    @Transactional(readOnly = true)
    Map<UUID, Set<UUID>> people(SignedInPerson reader) {
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
            if (grant.kind() == DelegatedRole.DelegatedRoleKind.PLACE)
                Optional.ofNullable(codes.get(grant.subject().strip().toUpperCase(Locale.ROOT)))
                        .ifPresent(siret -> structures
                                .computeIfAbsent(siret, _ -> new HashSet<>())
                                .add(grant.account()));
        var people = new HashMap<UUID, Set<UUID>>();
        current.forEach((place, one) -> people.put(place, structures.getOrDefault(one.siret(), Set.of())));
        return people;
    }

    /// Returns the places at which the person accepts vouchers as till keeper or as a current delegate of the
    /// till keeper.
    @Transactional(readOnly = true)
    public List<VoucherQualifiedPlace> keptBy(SignedInPerson actor) {
        var qualified = current().values();
        var lent = grants.places(actor);
        var codes = lent.isEmpty()
                ? Map.<UUID, Place>of()
                : sheets(qualified.stream().map(VoucherQualifiedPlace::place).toList());
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
