package org.tousaidants.pass.redemptions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.iban4j.Iban4jException;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.Point;
import org.tousaidants.core.text.Parse;
import org.tousaidants.pass.booklets.Booklets;
import org.tousaidants.pass.signatures.Countersigned;
import org.tousaidants.pass.treasury.Redeemed;
import org.tousaidants.pass.treasury.Vouchers;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceWay;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Choice;
import org.tousaidants.platform.web.For;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Fresh;
import org.tousaidants.platform.web.Reads;
import org.tousaidants.platform.web.View;

/// Which places take vouchers, and what looks odd there.
@Controller
@For(Role.COORDINATOR)
class QualifyPages {
    private static final String HERE = "/bureau/pass/lieux";
    private static final int WATCHED_DAYS = 60;
    /// What stands for A to Z in the key of an account.
    private static final String RIB_DIGITS = "12345678912345678923456789";

    record Listed(
            List<Qualified> places,
            Map<UUID, Place> sheets,
            Map<UUID, String> keepers,
            Form form,
            List<Account> people) {
        String name(Qualified one) {
            return Optional.ofNullable(sheets.get(one.place())).map(Place::name).orElse(one.holder());
        }

        List<Choice> keeping() {
            return people.stream()
                    .map(one -> Choice.of(one.id().toString(), one.name()))
                    .toList();
        }

        /// The last four signs are enough to know it again.
        static String hidden(String iban) {
            return iban.substring(0, 4) + " … " + iban.substring(iban.length() - 4);
        }
    }

    record Watched(List<Watch.Flag> flags, Map<UUID, Place> sheets) {
        String name(Watch.Flag flag) {
            return Optional.ofNullable(sheets.get(flag.place()))
                    .map(Place::name)
                    .orElse("–");
        }
    }

    private final Qualifications qualifications;
    private final Places places;
    private final Accounts accounts;
    private final Vouchers vouchers;
    private final Booklets booklets;

    QualifyPages(
            Qualifications qualifications, Places places, Accounts accounts, Vouchers vouchers, Booklets booklets) {
        this.qualifications = qualifications;
        this.places = places;
        this.accounts = accounts;
        this.vouchers = vouchers;
        this.booklets = booklets;
    }

    @Reads("pass")
    @GetMapping(HERE)
    View list(Actor actor, @RequestParam(defaultValue = "") String lieu) {
        return list(
                actor,
                Form.filled(Map.of(
                        "id", List.of(UUID.randomUUID().toString()),
                        "lieu", List.of(lieu),
                        "horsReseau", List.of("0"),
                        "depuis", List.of(qualifications.today().toString()))));
    }

    private View list(Actor actor, Form form) {
        var network = actor.network().id();
        var current = List.copyOf(qualifications.current(network).values());
        return View.of(
                "pass/redemptions/places",
                new Listed(
                        current,
                        qualifications.sheets(
                                network, current.stream().map(Qualified::place).toList()),
                        accounts.names(
                                network, current.stream().map(Qualified::keeper).toList()),
                        form,
                        accounts.openOf(network)));
    }

    @Fresh
    @PostMapping(HERE)
    View ask(Actor actor, Form form) {
        var network = actor.network().id();
        var id = form.text("id").required().as(Parse::uuid, "redemptions.again");
        var place = form.text("lieu")
                .required("redemptions.qualify.place.missing")
                .as(
                        typed -> PlaceCode.endOf(typed.strip()).flatMap(code -> places.find(network, code)),
                        "redemptions.qualify.place.unknown");
        var holder = form.text("titulaire")
                .required("redemptions.qualify.holder.missing")
                .max(70)
                .get();
        var siret = form.text("siret")
                .required("redemptions.qualify.siret.missing")
                .as(QualifyPages::siret, "redemptions.qualify.siret.wrong");
        var iban = form.text("iban")
                .required("redemptions.qualify.iban.missing")
                .as(QualifyPages::iban, "redemptions.qualify.iban.wrong");
        if (iban.filter(one -> one.getCountryCode() != CountryCode.FR).isPresent())
            form.error("iban", "redemptions.qualify.iban.abroad");
        var keeper = form.text("caisse").required().as(Parse::uuid, "redemptions.again");
        var since = form.text("depuis").required("redemptions.day.missing").as(Parse::day, "redemptions.day.missing");
        var until = form.text("jusqu").as(Parse::day, "redemptions.day.missing");
        var offline = form.text("horsReseau")
                .required("redemptions.qualify.offline.missing")
                .integer(0, 50);
        if (!form.checked("verifie")) form.error("verifie", "redemptions.qualify.checked.missing");
        if (form.hasErrors()
                || id.isEmpty()
                || place.isEmpty()
                || siret.isEmpty()
                || iban.isEmpty()
                || keeper.isEmpty()
                || offline.isEmpty()
                || since.isEmpty()) return list(actor, form).status(422);
        qualifications.ask(
                actor,
                new Qualified(
                        id.get(),
                        place.get().id().value(),
                        new Qualified.Payee(holder, iban.get().toString(), siret.get()),
                        keeper.get(),
                        offline.get(),
                        since.get(),
                        until,
                        actor.id(),
                        Optional.empty(),
                        Optional.empty()),
                place.get().name());
        return View.redirect("/bureau/pass/signatures?suite=asked");
    }

    private static Optional<Iban> iban(String typed) {
        try {
            return Optional.of(Iban.valueOf(
                            typed.replaceAll("[\\s\u00a0\u202f.-]", "").toUpperCase(java.util.Locale.ROOT)))
                    .filter(iban -> iban.getCountryCode() != CountryCode.FR || keyIsRight(iban.getBban()));
        } catch (Iban4jException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /// « Clé RIB » — French banks put a key of their own before that of the IBAN, which the library does not look at.
    private static boolean keyIsRight(String bban) {
        var digits = new StringBuilder();
        for (var sign : bban.toCharArray())
            digits.append(Character.isDigit(sign) ? sign : RIB_DIGITS.charAt(sign - 'A'));
        var rest = (89 * Long.parseLong(digits.substring(0, 5))
                        + 15 * Long.parseLong(digits.substring(5, 10))
                        + 3 * Long.parseLong(digits.substring(10, 21)))
                % 97;
        return 97 - rest == Long.parseLong(digits.substring(21));
    }

    /// Fourteen digits of which Luhn's sum is a multiple of ten.
    private static Optional<String> siret(String typed) {
        var digits = typed.replaceAll("[\\s\u00a0\u202f]", "");
        if (!digits.matches("\\d{14}")) return Optional.empty();
        var sum = 0;
        for (var n = 0; n < digits.length(); n++) {
            var digit = (digits.charAt(digits.length() - 1 - n) - '0') * (n % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0 ? Optional.of(digits) : Optional.empty();
    }

    @GetMapping("/bureau/pass/controles")
    View watch(Actor actor) {
        var network = actor.network().id();
        var today = qualifications.today();
        var redeemed = vouchers.redeemed(
                network, today.minusDays(WATCHED_DAYS), today.plusDays(1), Optional.empty(), Optional.empty());
        var sheets = qualifications.sheets(
                network, redeemed.stream().map(Redeemed::place).distinct().toList());
        var prescribers = new HashMap<UUID, Optional<UUID>>();
        booklets.some(
                        network,
                        redeemed.stream().map(Redeemed::booklet).distinct().toList())
                .forEach((id, booklet) -> prescribers.put(id, booklet.prescriber()));
        return View.of(
                "pass/redemptions/watch",
                new Watched(
                        new ArrayList<>(Watch.over(
                                redeemed,
                                prescribers,
                                qualifications.people(actor),
                                (a, b) -> point(sheets, a)
                                        .flatMap(one -> point(sheets, b).map(other -> one.metresTo(other) / 1_000.0)))),
                        sheets));
    }

    private static Optional<Point> point(Map<UUID, Place> sheets, UUID place) {
        return Optional.ofNullable(sheets.get(place)).flatMap(Place::point);
    }

    @Bean
    static Countersigned qualifiedPlaces(Qualifications qualifications) {
        return Countersigned.of(
                "qualify", (request, second) -> qualifications.sign(request.network(), request.subject(), second));
    }

    @Bean
    static PlaceWay qualifyWay() {
        return new PlaceWay("redemptions.way", code -> HERE + "?lieu=" + code, PlaceWay.Seen.DESK, 60);
    }
}
