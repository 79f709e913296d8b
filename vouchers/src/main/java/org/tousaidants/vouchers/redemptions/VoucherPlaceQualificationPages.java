package org.tousaidants.vouchers.redemptions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlacePageLink;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.orders.BankDetailsFormFields;
import org.tousaidants.vouchers.signatures.ActNeedingTwoSignatures;
import org.tousaidants.vouchers.treasury.RedeemedVoucher;
import org.tousaidants.vouchers.treasury.Vouchers;

/// Pages with the qualified places and the flagged redemptions.
@Controller
@AllowedRoles(Role.COORDINATOR)
class VoucherPlaceQualificationPages {
    private static final String HERE = "/bureau/pass/lieux";
    private static final int WATCHED_DAYS = 60;

    record QualifiedPlaceListView(
            List<VoucherQualifiedPlace> places,
            Map<UUID, Place> sheets,
            Map<UUID, String> keepers,
            Form form,
            List<Account> people) {
        String name(VoucherQualifiedPlace one) {
            return Optional.ofNullable(sheets.get(one.place())).map(Place::name).orElse(one.holder());
        }

        List<FormChoice> keeping() {
            return people.stream()
                    .map(one -> FormChoice.of(one.id().toString(), one.name()))
                    .toList();
        }

        /// Returns the IBAN with only the last four characters visible.
        static String hidden(String iban) {
            return iban.substring(0, 4) + " … " + iban.substring(iban.length() - 4);
        }
    }

    record FlaggedRedemptionsView(List<UnusualVoucherUseDetector.RedemptionFlag> flags, Map<UUID, Place> sheets) {
        String name(UnusualVoucherUseDetector.RedemptionFlag flag) {
            return Optional.ofNullable(sheets.get(flag.place()))
                    .map(Place::name)
                    .orElse("–");
        }
    }

    private final VoucherPlaceQualifications qualifications;
    private final Places places;
    private final Accounts accounts;
    private final Vouchers vouchers;
    private final VoucherBooklets booklets;

    VoucherPlaceQualificationPages(
            VoucherPlaceQualifications qualifications,
            Places places,
            Accounts accounts,
            Vouchers vouchers,
            VoucherBooklets booklets) {
        this.qualifications = qualifications;
        this.places = places;
        this.accounts = accounts;
        this.vouchers = vouchers;
        this.booklets = booklets;
    }

    @LogsPersonalDataReading("pass")
    @GetMapping(HERE)
    View list(SignedInPerson actor, @RequestParam(defaultValue = "") String lieu) {
        return list(Form.filled(Map.of(
                "id", List.of(UUID.randomUUID().toString()),
                "lieu", List.of(lieu),
                "horsReseau", List.of("0"),
                "depuis", List.of(qualifications.today().toString()))));
    }

    private View list(Form form) {
        var current = List.copyOf(qualifications.current().values());
        return View.of(
                "vouchers/redemptions/places",
                new QualifiedPlaceListView(
                        current,
                        qualifications.sheets(current.stream()
                                .map(VoucherQualifiedPlace::place)
                                .toList()),
                        accounts.names(current.stream()
                                .map(VoucherQualifiedPlace::keeper)
                                .toList()),
                        form,
                        accounts.openOf()));
    }

    @RecentAuthentication
    @PostMapping(HERE)
    View ask(SignedInPerson actor, Form form) {
        var id = form.text("id").required().as(FormValueParser::uuid, "redemptions.again");
        var place = form.text("lieu")
                .required("redemptions.qualify.place.missing")
                .as(
                        typed -> PlaceCode.endOf(typed.strip()).flatMap(code -> places.find(code)),
                        "redemptions.qualify.place.unknown");
        var holder = form.text("titulaire")
                .required("redemptions.qualify.holder.missing")
                .max(70)
                .get();
        var siret = form.text("siret")
                .required("redemptions.qualify.siret.missing")
                .as(BankDetailsFormFields::siret, "redemptions.qualify.siret.wrong");
        var iban = form.text("iban")
                .required("redemptions.qualify.iban.missing")
                .as(BankDetailsFormFields::iban, "redemptions.qualify.iban.wrong");
        if (iban.filter(BankDetailsFormFields::abroad).isPresent())
            form.error("iban", "redemptions.qualify.iban.abroad");
        var keeper = form.text("caisse").required().as(FormValueParser::uuid, "redemptions.again");
        var since = form.text("depuis")
                .required("redemptions.day.missing")
                .as(FormValueParser::day, "redemptions.day.missing");
        var until = form.text("jusqu").as(FormValueParser::day, "redemptions.day.missing");
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
                || since.isEmpty()) return list(form).status(422);
        qualifications.ask(
                actor,
                new VoucherQualifiedPlace(
                        id.get(),
                        place.get().id().value(),
                        new VoucherQualifiedPlace.PlaceBankAccount(holder, iban.get(), siret.get()),
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

    @GetMapping("/bureau/pass/controles")
    View watch(SignedInPerson actor) {
        var today = qualifications.today();
        var redeemed =
                vouchers.redeemed(today.minusDays(WATCHED_DAYS), today.plusDays(1), Optional.empty(), Optional.empty());
        var sheets = qualifications.sheets(
                redeemed.stream().map(RedeemedVoucher::place).distinct().toList());
        var prescribers = new HashMap<UUID, Optional<UUID>>();
        booklets.some(redeemed.stream().map(RedeemedVoucher::booklet).distinct().toList())
                .forEach((id, booklet) -> prescribers.put(id, booklet.prescriber()));
        return View.of(
                "vouchers/redemptions/watch",
                new FlaggedRedemptionsView(
                        new ArrayList<>(UnusualVoucherUseDetector.over(
                                redeemed,
                                prescribers,
                                qualifications.people(actor),
                                (a, b) -> point(sheets, a)
                                        .flatMap(one -> point(sheets, b).map(other -> one.metresTo(other) / 1_000.0)))),
                        sheets));
    }

    private static Optional<GeoPoint> point(Map<UUID, Place> sheets, UUID place) {
        return Optional.ofNullable(sheets.get(place)).flatMap(Place::point);
    }

    @Bean
    static ActNeedingTwoSignatures qualifiedPlaces(VoucherPlaceQualifications qualifications) {
        return ActNeedingTwoSignatures.of(
                "qualify", (request, second) -> qualifications.sign(request.subject(), second));
    }

    @Bean
    static PlacePageLink qualifyWay() {
        return new PlacePageLink(
                "redemptions.way", code -> HERE + "?lieu=" + code, PlacePageLink.LinkAudience.DESK, 60);
    }
}
