package org.tousaidants.pass.redemptions;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.pass.signatures.Signatures;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Grants;
import org.tousaidants.platform.mail.Letter;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.web.Messages;

/// « Les lieux qualifiés » — asked by one, signed by another; a changed account is paid into after a few days, and the
/// one who kept the till before is told.
@Service
public class Qualifications {
    private static final Duration COOLING = Duration.ofDays(7);

    private final RedemptionStore store;
    private final Places places;
    private final Signatures signatures;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Grants grants;
    private final Clock clock;

    Qualifications(
            RedemptionStore store,
            Places places,
            Signatures signatures,
            Accounts accounts,
            Outbox outbox,
            Grants grants,
            Clock clock) {
        this.store = store;
        this.places = places;
        this.signatures = signatures;
        this.accounts = accounts;
        this.outbox = outbox;
        this.grants = grants;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Paris.ZONE);
    }

    /// @param name of the place, which both read
    @Transactional
    public void ask(Actor by, Qualified wanted, String name) {
        store.add(by.network().id(), wanted, clock.instant());
        signatures.ask(
                by,
                wanted.id(),
                "qualify",
                wanted.id(),
                name + " – " + wanted.holder() + " – SIRET " + wanted.siret() + " – " + wanted.iban()
                        + (wanted.offline() == 0 ? "" : " – " + wanted.offline() + " chèques hors réseau par jour"),
                0);
    }

    @Transactional
    boolean sign(String network, UUID id, UUID second) {
        var wanted = store.byId(network, id);
        if (wanted.isEmpty()) return false;
        var before = Optional.ofNullable(current(network).get(wanted.get().place()))
                .filter(old -> !old.iban().equals(wanted.get().iban()));
        var now = clock.instant();
        if (!store.sign(network, id, second, before.isPresent() ? now.plus(COOLING) : now)) return false;
        before.flatMap(old -> accounts.find(network, old.keeper())).ifPresent(account -> {
            var words = Messages.in(Locale.FRENCH);
            outbox.post(
                    network,
                    new Letter(
                            account.mail(),
                            Locale.FRENCH,
                            words.t("redemptions.mail.account.subject"),
                            words.t(
                                    "redemptions.mail.account.body",
                                    account.name(),
                                    LocalDate.ofInstant(now.plus(COOLING), Paris.ZONE))),
                    now.plus(COOLING));
        });
        return true;
    }

    /// The last signed state of each place.
    @Transactional(readOnly = true)
    public Map<UUID, Qualified> current(String network) {
        var last = new LinkedHashMap<UUID, Qualified>();
        store.signed(network).forEach(one -> last.put(one.place(), one));
        return last;
    }

    /// Where a place is paid now: the newest account whose waiting time is over, so that a closed place is still paid.
    @Transactional(readOnly = true)
    public Map<UUID, Qualified> paid(String network) {
        var now = clock.instant();
        var last = new LinkedHashMap<UUID, Qualified>();
        store.signed(network).stream()
                .filter(one -> one.paysFrom().filter(from -> !from.isAfter(now)).isPresent())
                .forEach(one -> last.put(one.place(), one));
        return last;
    }

    /// The places where she keeps the till: her own, and those that she was lent and still has.
    @Transactional(readOnly = true)
    List<Qualified> keptBy(Actor actor) {
        var network = actor.network().id();
        var all = current(network).values();
        var lent = grants.places(actor);
        var codes = lent.isEmpty()
                ? Map.<UUID, Place>of()
                : sheets(network, all.stream().map(Qualified::place).toList());
        return all.stream()
                .filter(one -> one.keeper().equals(actor.id())
                        || Optional.ofNullable(codes.get(one.place()))
                                .filter(place ->
                                        lent.contains(place.code().value().toUpperCase(Locale.ROOT)))
                                .isPresent())
                .toList();
    }

    @Transactional(readOnly = true)
    public Map<UUID, Place> sheets(String network, List<UUID> ids) {
        var found = new LinkedHashMap<UUID, Place>();
        places.find(network, ids.stream().map(PlaceId::new).toList())
                .forEach((id, place) -> found.put(id.value(), place));
        return found;
    }
}
