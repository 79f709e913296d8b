package org.tousaidants.vouchers.redemptions;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.ClientIpAddress;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RestrictedMenuEntry;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions.PresentedVoucher;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions.VoucherRedemptionResult;

/// Pages of the till of a place: first a check that shows the amount to the person, then the redemption.
@Controller
@AllowedRoles({Role.HELPER, Role.COORDINATOR})
class VoucherTillPages {
    static final String HERE = "/pass/encaisser";
    private static final int MOST_CODES = 20;
    private static final int MOST_DAYS_LATE = 45;

    /// The page of the till.
    ///
    /// @param me account whose offline vouchers are in this browser, so that another till keeper neither
    ///     sends nor loses them
    record TillFormView(UUID me, List<VoucherQualifiedPlace> kept, Map<UUID, Place> sheets, Form form) {
        List<FormChoice> places() {
            return kept.stream()
                    .map(one -> FormChoice.of(
                            one.place().toString(),
                            Optional.ofNullable(sheets.get(one.place()))
                                    .map(Place::name)
                                    .orElse(one.holder())))
                    .toList();
        }

        /// Returns, for each place, the maximum number of vouchers that may be accepted without internet per
        /// day, as text: « id=5 id=0 ».
        String offline() {
            return kept.stream().map(one -> one.place() + "=" + one.offline()).collect(Collectors.joining(" "));
        }

        static List<FormChoice> services(Page page) {
            return Arrays.stream(PlaceService.values())
                    .map(service -> FormChoice.of(service.name(), page.t(service.key())))
                    .toList();
        }
    }

    /// The result for one voucher.
    ///
    /// @param id id of this voucher in the request
    record TillRedemptionRow(UUID id, String code, VoucherRedemptionResult taking) {
        /// Returns the last part of the message key of the refusal of this voucher.
        String why() {
            return taking.word();
        }
    }

    /// The results for the vouchers of one request.
    ///
    /// @param done whether the vouchers were redeemed; false after the check
    record TillRedemptionsView(List<TillRedemptionRow> lines, Form form, boolean done) {
        long cents() {
            return lines.stream()
                    .mapToLong(line ->
                            line.taking() instanceof VoucherRedemptionResult.VoucherRedeemed(var cents) ? cents : 0)
                    .sum();
        }

        /// Returns the amount in cents that the person still has to pay for the service after the vouchers;
        /// negative if the vouchers exceed the price. Empty if the place did not enter the price.
        Optional<Long> rest() {
            return EuroAmountFormat.typed(form.value("prix")).map(price -> price - cents());
        }
    }

    private final VoucherRedemptions redemptions;
    private final VoucherPlaceQualifications qualifications;

    VoucherTillPages(VoucherRedemptions redemptions, VoucherPlaceQualifications qualifications) {
        this.redemptions = redemptions;
        this.qualifications = qualifications;
    }

    @GetMapping(HERE)
    View till(SignedInPerson actor) {
        return till(actor, Form.filled(Map.of("minutes", List.of("60"), "comment", List.of("typed"))));
    }

    private View till(SignedInPerson actor, Form form) {
        var kept = qualifications.keptBy(actor);
        return View.of(
                "vouchers/redemptions/till",
                new TillFormView(
                        actor.id(),
                        kept,
                        qualifications.sheets(
                                kept.stream().map(VoucherQualifiedPlace::place).toList()),
                        form));
    }

    @PostMapping(HERE)
    View look(SignedInPerson actor, Form form, HttpServletRequest request) {
        var parsed = parse(form);
        if (parsed.isEmpty()) return till(actor, form).status(422);
        var lines = parsed.get().some().stream()
                .map(one -> new TillRedemptionRow(
                        one.id(), one.code().printed(), redemptions.check(actor, at(parsed.get(), request), one)))
                .toList();
        return View.of("vouchers/redemptions/shown", new TillRedemptionsView(lines, form, false))
                .atASecret();
    }

    /// Redeems vouchers. A repeated request contains the same ids and gets the same answer.
    @PostMapping(HERE + "/encaissements")
    View take(SignedInPerson actor, Form form, HttpServletRequest request) {
        var parsed = parse(form);
        if (parsed.isEmpty()) return till(actor, form).status(422);
        var lines = parsed.get().some().stream()
                .map(one -> new TillRedemptionRow(
                        one.id(), one.code().printed(), redemptions.take(actor, at(parsed.get(), request), one)))
                .toList();
        return View.of("vouchers/redemptions/shown", new TillRedemptionsView(lines, form, true))
                .atASecret();
    }

    private static VoucherRedemptions.VoucherTill at(ParsedRedemptions parsed, HttpServletRequest request) {
        return new VoucherRedemptions.VoucherTill(parsed.place(), ClientIpAddress.of(request));
    }

    /// « Réponse de la caisse » — the answer to a program.
    ///
    /// @param id id of the voucher in the request
    /// @param state « taken », or the last part of the message key of the refusal
    /// @param cents redeemed amount in cents; zero if refused
    /// @param words the result as a sentence
    record TillRedemptionAnswer(UUID id, String state, long cents, String words) {}

    /// The answer to a program whose request has mistakes.
    ///
    /// @param mistakes messages by field of the request
    record InvalidTillRequest(Map<String, String> mistakes) {}

    /// Redeems vouchers for a program, or for a till that accepted them without internet. The client chooses the
    /// ids, so that a repeated request changes nothing. `pris` is the time of acceptance if it was earlier;
    /// `maintenant` is the time of the same clock at transmission, which corrects a wrong clock.
    @PostMapping("/api/pass/encaissements")
    ResponseEntity<?> takeByProgram(SignedInPerson actor, Form form, Page page, HttpServletRequest request) {
        var parsed = parse(form);
        if (parsed.filter(one -> form.values("id").size() == one.some().size()).isEmpty()) {
            var mistakes = new LinkedHashMap<String, String>();
            form.errors()
                    .forEach(one -> mistakes.put(
                            one.field(), page.t(one.key(), one.args().toArray())));
            if (mistakes.isEmpty()) mistakes.put("id", page.t("redemptions.api.ids"));
            return ResponseEntity.unprocessableContent().body(new InvalidTillRequest(mistakes));
        }
        var till = at(parsed.get(), request);
        var theirNow = Optional.of(form.value("maintenant")).flatMap(FormValueParser::moment);
        var taken = form.text("pris")
                .as(FormValueParser::moment, "redemptions.day.missing")
                .map(moment -> redemptions.moment(moment, theirNow));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(parsed.get().some().stream()
                        .map(one -> taken.map(moment -> late(actor, till, one, moment, page))
                                .orElseGet(() -> now(actor, till, one, page)))
                        .toList());
    }

    private TillRedemptionAnswer now(
            SignedInPerson actor, VoucherRedemptions.VoucherTill till, PresentedVoucher one, Page page) {
        var taking = redemptions.take(actor, till, one);
        return new TillRedemptionAnswer(
                one.id(),
                taking.word(),
                taking instanceof VoucherRedemptionResult.VoucherRedeemed(var cents) ? cents : 0,
                page.t(
                        taking instanceof VoucherRedemptionResult.VoucherRedeemed
                                ? "redemptions.line.done"
                                : "redemptions.why." + taking.word()));
    }

    /// Redeems a voucher that was accepted without internet. The day of acceptance counts as the day of the
    /// service.
    private TillRedemptionAnswer late(
            SignedInPerson actor, VoucherRedemptions.VoucherTill till, PresentedVoucher one, Instant taken, Page page) {
        var late = redemptions.late(
                actor,
                till,
                new PresentedVoucher(
                        one.id(),
                        one.code(),
                        one.service(),
                        one.minutes(),
                        "OFFLINE",
                        LocalDate.ofInstant(taken, ParisTime.ZONE)),
                taken);
        return new TillRedemptionAnswer(
                late.id(),
                late.outcome(),
                late.cents(),
                page.t(late.paid() ? "redemptions.line.done" : "redemptions.why." + late.outcome()));
    }

    /// The CSRF token with which a till sends the vouchers that it accepted without internet.
    ///
    /// @param who the signed-in person, so that vouchers of another person are not sent in this person's
    ///     name
    record OfflineQueueCsrfToken(String token, UUID who) {}

    @GetMapping("/api/pass/jeton")
    ResponseEntity<OfflineQueueCsrfToken> token(SignedInPerson actor, Page page) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new OfflineQueueCsrfToken(
                        page.csrf().map(Page.CsrfField::value).orElse(""), actor.id()));
    }

    record OfflineRedemptionsView(List<OfflineVoucherRedemption> lates, Map<UUID, Place> sheets) {
        String name(OfflineVoucherRedemption late) {
            return Optional.ofNullable(sheets.get(late.place()))
                    .map(Place::name)
                    .orElse("–");
        }

        int lost() {
            return (int) lates.stream().filter(one -> !one.paid()).count();
        }
    }

    @GetMapping(HERE + "/hors-reseau")
    View lates(SignedInPerson actor) {
        var lates = redemptions.lates(actor);
        return View.of(
                "vouchers/redemptions/lates",
                new OfflineRedemptionsView(
                        lates,
                        qualifications.sheets(lates.stream()
                                .map(OfflineVoucherRedemption::place)
                                .distinct()
                                .toList())));
    }

    private record ParsedRedemptions(UUID place, List<PresentedVoucher> some) {}

    private Optional<ParsedRedemptions> parse(Form form) {
        var place = form.text("lieu")
                .required("redemptions.place.missing")
                .as(FormValueParser::uuid, "redemptions.place.missing");
        var service = form.text("service").required("redemptions.service.missing");
        var chosen = form.one("service", PlaceService.class);
        var minutes = form.text("minutes").required().integer(1, 1_440);
        form.text("prix").as(EuroAmountFormat::typed, "redemptions.price.wrong");
        var paper = form.value("comment").equals("paper");
        var today = qualifications.today();
        var day = paper
                ? form.text("jour")
                        .required("redemptions.day.missing")
                        .as(FormValueParser::day, "redemptions.day.missing")
                        .filter(one -> !one.isAfter(today) && one.isAfter(today.minusDays(MOST_DAYS_LATE)))
                : Optional.of(today);
        if (day.isEmpty()) form.error("jour", "redemptions.day.wrong", MOST_DAYS_LATE);
        var typed = form.text("codes")
                .required("redemptions.codes.missing")
                .max(2_000)
                .get();
        var ids = form.values("id");
        var codes = new ArrayList<PaperCode>();
        for (var line : typed.split("[\\n,;]+")) {
            if (line.isBlank()) continue;
            switch (PaperCode.read(line)) {
                case PaperCode.PaperCodeParseResult.ValidCode(var code) -> {
                    if (!codes.contains(code)) codes.add(code);
                }
                case PaperCode.PaperCodeParseResult.MistypedCode(var group) ->
                    form.error("codes", "redemptions.codes.mistyped", line.strip(), group);
                case PaperCode.PaperCodeParseResult.NoPaperCode() ->
                    form.error("codes", "redemptions.codes.not", shortened(line));
            }
        }
        if (codes.size() > MOST_CODES) form.error("codes", "redemptions.codes.many", MOST_CODES);
        if (form.hasErrors()
                || place.isEmpty()
                || chosen.isEmpty()
                || minutes.isEmpty()
                || day.isEmpty()
                || service.get().isEmpty()) return Optional.empty();
        var some = new ArrayList<PresentedVoucher>();
        for (var n = 0; n < codes.size(); n++)
            some.add(new PresentedVoucher(
                    ids.size() == codes.size()
                            ? FormValueParser.uuid(ids.get(n)).orElseGet(UUID::randomUUID)
                            : UUID.randomUUID(),
                    codes.get(n),
                    chosen.get().label(),
                    minutes.get(),
                    paper ? "PAPER" : "TYPED",
                    day.get()));
        return Optional.of(new ParsedRedemptions(place.get(), some));
    }

    private static String shortened(String line) {
        return line.length() > 40 ? line.substring(0, 40) + "…" : line.strip();
    }

    @Bean
    static RestrictedMenuEntry tillGate(VoucherPlaceQualifications qualifications) {
        return new RestrictedMenuEntry(
                Set.of(HERE, HERE + "/releves", HERE + "/hors-reseau"),
                actor -> !qualifications.keptBy(actor).isEmpty());
    }
}
