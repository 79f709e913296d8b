package org.tousaidants.pass.redemptions;

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
import org.tousaidants.core.text.Paris;
import org.tousaidants.pass.signatures.Request;
import org.tousaidants.pass.signatures.Signatures;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.upkeep.Contacts;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Grant;
import org.tousaidants.platform.identity.Grants;
import org.tousaidants.platform.letters.SiteLetters;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Recipient;

/// « Les lieux qualifiés » — asked by one, signed by another; a changed account is paid into after a few days, and
/// the one who kept the till before is told.
@Service
public class Qualifications {
    private static final Duration COOLING = Duration.ofDays(7);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    private final RedemptionStore store;
    private final Places places;
    private final Contacts contacts;
    private final Signatures signatures;
    private final Accounts accounts;
    private final SiteLetters letters;
    private final Grants grants;
    private final Clock clock;

    Qualifications(
            RedemptionStore store,
            Places places,
            Contacts contacts,
            Signatures signatures,
            Accounts accounts,
            SiteLetters letters,
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
        return LocalDate.ofInstant(clock.instant(), Paris.ZONE);
    }

    /// @param name of the place, which both read
    @Transactional
    public void ask(Actor by, Qualified wanted, String name) {
        store.add(wanted, clock.instant());
        var before = Optional.ofNullable(current().get(wanted.place()));
        var keepers = accounts.names(Stream.concat(before.stream(), Stream.of(wanted))
                .map(Qualified::keeper)
                .collect(Collectors.toSet()));
        signatures.ask(
                by,
                wanted.id(),
                new Request.Act(
                        "qualify",
                        wanted.id(),
                        Optional.of(wanted.place()),
                        name + " – " + wanted.holder() + " – SIRET " + wanted.siret() + " – " + wanted.iban()
                                + (wanted.offline() == 0
                                        ? ""
                                        : " – " + wanted.offline() + " chèques hors réseau par jour"),
                        0,
                        List.of(
                                Request.Detail.of("place", name),
                                changed("holder", before, wanted, Qualified::holder),
                                changed("siret", before, wanted, Qualified::siret),
                                changed("iban", before, wanted, Qualified::account),
                                changed("keeper", before, wanted, one -> keepers.getOrDefault(one.keeper(), "–")),
                                changed("offline", before, wanted, one -> Integer.toString(one.offline())),
                                changed("period", before, wanted, Qualifications::period))));
    }

    private static Request.Detail changed(
            String what, Optional<Qualified> before, Qualified wanted, Function<Qualified, String> value) {
        return new Request.Detail(what, before.map(value).orElse(""), value.apply(wanted));
    }

    private static String period(Qualified one) {
        return DAY.format(one.since()) + " → " + one.until().map(DAY::format).orElse("sans fin");
    }

    /// The account that is paid now is paid on at once; any other waits, and the previous holder of the till is
    /// told.
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
                        LocalDate.ofInstant(from, Paris.ZONE),
                        name(wanted)));
        return true;
    }

    private String name(Qualified one) {
        return Optional.ofNullable(sheets(List.of(one.place())).get(one.place()))
                .map(Place::name)
                .orElse(one.holder());
    }

    /// The place itself is told that its account changes, by every address that is known of it, and so are the one who
    /// keeps its till and the one who kept it: a person who changes the account cannot have changed all of them.
    private void warn(Qualified old, Qualified wanted, Instant from) {
        var told = new LinkedHashMap<MailAddress, Recipient>();
        contacts.toWrite(new PlaceId(wanted.place())).forEach(one -> told.putIfAbsent(one.mail(), one));
        Optional.ofNullable(sheets(List.of(wanted.place())).get(wanted.place())).stream()
                .flatMap(place -> place.sheet().list(Field.COURRIELS).stream())
                .flatMap(mail -> MailAddress.of(mail).stream())
                .forEach(mail -> told.putIfAbsent(mail, Recipient.of(mail, "fr")));
        accounts.find(List.of(old.keeper(), wanted.keeper()))
                .values()
                .forEach(one -> told.putIfAbsent(one.mail(), one));
        told.values()
                .forEach(to -> letters.post(
                        to,
                        "redemptions.mail.account",
                        clock.instant().plus(COOLING),
                        name(wanted),
                        LocalDate.ofInstant(from, Paris.ZONE),
                        old.holder(),
                        old.account(),
                        wanted.holder(),
                        wanted.account()));
    }

    /// The last signed state of each place.
    @Transactional(readOnly = true)
    public Map<UUID, Qualified> current() {
        var last = new LinkedHashMap<UUID, Qualified>();
        store.signed().forEach(one -> last.put(one.place(), one));
        return last;
    }

    /// Where a place is paid now: the newest account whose waiting time is over, so that a closed place is still
    /// paid.
    @Transactional(readOnly = true)
    public Map<UUID, Qualified> paid() {
        var last = new LinkedHashMap<UUID, Qualified>();
        store.paid(clock.instant()).forEach(one -> last.put(one.place(), one));
        return last;
    }

    /// Who is of the structure of each place: those who keep or kept a till of its SIRET, and those to whom one was
    /// lent.
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
            if (grant.kind() == Grant.Kind.PLACE)
                Optional.ofNullable(codes.get(grant.subject().strip().toUpperCase(Locale.ROOT)))
                        .ifPresent(siret -> structures
                                .computeIfAbsent(siret, _ -> new HashSet<>())
                                .add(grant.account()));
        var people = new HashMap<UUID, Set<UUID>>();
        current.forEach((place, one) -> people.put(place, structures.getOrDefault(one.siret(), Set.of())));
        return people;
    }

    /// The places where she keeps the till: her own, and those that she was lent and still has.
    @Transactional(readOnly = true)
    public List<Qualified> keptBy(Actor actor) {
        var all = current().values();
        var lent = grants.places(actor);
        var codes = lent.isEmpty()
                ? Map.<UUID, Place>of()
                : sheets(all.stream().map(Qualified::place).toList());
        return all.stream()
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
