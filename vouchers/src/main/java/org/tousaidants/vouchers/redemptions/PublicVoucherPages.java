package org.tousaidants.vouchers.redemptions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.find.answers.NearbyPlaces;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.CodeDestination;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.SavedCodeCard;
import org.tousaidants.platform.codes.TypedCodePages;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.booklets.Booklets;
import org.tousaidants.vouchers.ledger.EuroAmounts;
import org.tousaidants.vouchers.orders.OrderCalendar;

/// Public pages about a voucher: value, end of validity, places that accept it.
@Controller
@PublicAccess
class PublicVoucherPages {
    private static final String HERE = "/pass/cheque";

    /// @param state the end of the message key of its state
    /// @param where the places that cash it, when the booklet still holds something
    record VoucherView(
            Form form,
            String state,
            int cents,
            LocalDate until,
            Optional<Booklets.RemainingValue> rest,
            Optional<NearbyPlaces.NearSearch> where) {}

    private final NearbyPlaces nearby;
    private final Redemptions redemptions;
    private final PlaceQualifications qualifications;
    private final TypedCodePages codes;

    PublicVoucherPages(
            Redemptions redemptions, PlaceQualifications qualifications, TypedCodePages codes, NearbyPlaces nearby) {
        this.nearby = nearby;
        this.redemptions = redemptions;
        this.qualifications = qualifications;
        this.codes = codes;
    }

    @GetMapping(HERE)
    @RateLimit(cost = 10)
    View show(Page page, HttpServletRequest request, @RequestParam MultiValueMap<String, String> asked) {
        var code = codes.here(request);
        if (code.isEmpty()) return shown(Form.empty(), "ask");
        var form = Form.filled(Map.of("code", List.of(code.get().printed())));
        return redemptions
                .look(code.get(), page.actor().map(Actor::id))
                .map(looked -> known(form, looked, asked, page))
                .orElseGet(() ->
                        shown(form.error("code", "papercodes.unknown"), "ask").status(422));
    }

    @PostMapping(HERE)
    @RateLimit(cost = 10)
    View typed(Form form, HttpServletRequest request, HttpServletResponse response) {
        return switch (PaperCode.read(form.value("code"))) {
            case PaperCode.ParseResult.MistypedCode(var group) ->
                shown(form.error("code", "papercodes.mistyped", group), "ask").status(422);
            case PaperCode.ParseResult.NotACode() ->
                shown(form.error("code", "papercodes.not-a-code"), "ask").status(422);
            case PaperCode.ParseResult.ValidCode(var good) -> codes.take(good, HERE, request, response);
        };
    }

    private View known(
            Form form, Redemptions.PublicVoucherData looked, MultiValueMap<String, String> asked, Page page) {
        var voucher = looked.voucher();
        var ended = voucher.ended().map(end -> end.act());
        var state = ended.orElseGet(() -> !voucher.active()
                ? "waiting"
                : redemptions.blocked(voucher)
                        ? "CANCEL"
                        : voucher.validUntil().isBefore(qualifications.today()) ? "EXPIRE" : "good");
        var rest = redemptions.rest(voucher);
        var where = rest.isPresent()
                ? redemptions.places().stream()
                        .filter(Place::inLists)
                        .filter(place -> AcceptanceRule.judge(
                                        looked.order(), AcceptanceRule.PlaceStanding.GOOD, place.commune(), "")
                                != AcceptanceRule.OUT_OF_TERRITORY)
                        .toList()
                : List.<Place>of();
        return View.of(
                        "vouchers/redemptions/voucher",
                        new VoucherView(
                                form,
                                state,
                                voucher.faceCents(),
                                OrderCalendar.end(looked.order().year()),
                                rest,
                                where.isEmpty() ? Optional.empty() : Optional.of(nearby.among(where, asked, page))))
                .atASecret();
    }

    private static View shown(Form form, String state) {
        return View.of(
                        "vouchers/redemptions/voucher",
                        new VoucherView(form, state, 0, LocalDate.EPOCH, Optional.empty(), Optional.empty()))
                .atASecret();
    }

    /// Sends the code of a voucher to this page, which links till keepers to the till.
    @Bean
    static CodeDestination codesOfVouchers(Redemptions redemptions) {
        return CodeDestination.opening(Booklets.VOUCHER, Booklets.GROUPS, HERE)
                .saying((code, page) -> redemptions
                        .peek(code)
                        .map(voucher -> new SavedCodeCard(
                                page.t("redemptions.card"),
                                redemptions
                                        .rest(voucher)
                                        .map(left -> page.t(
                                                "redemptions.voucher.rest",
                                                left.vouchers(),
                                                EuroAmounts.said(left.cents(), page.locale())))
                                        .orElseGet(() -> page.t("redemptions.voucher.rest.none")))));
    }
}
