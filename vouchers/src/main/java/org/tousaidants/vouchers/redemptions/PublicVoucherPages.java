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
import org.tousaidants.find.answers.NearbyPlacesSearch;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.codes.PaperCodeDestination;
import org.tousaidants.platform.codes.SavedPaperCodeCard;
import org.tousaidants.platform.codes.TypedPaperCodePages;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;
import org.tousaidants.vouchers.orders.VoucherOrderCalendar;

/// Public pages about a voucher: value, last day of validity, places that accept it.
@Controller
@PublicAccess
class PublicVoucherPages {
    private static final String HERE = "/pass/cheque";

    /// The public page of a voucher.
    ///
    /// @param state last part of the message key of the state of the voucher
    /// @param where places that accept the voucher, if the booklet still has value
    record PublicVoucherView(
            Form form,
            String state,
            int cents,
            LocalDate until,
            Optional<VoucherBooklets.RemainingBookletValue> rest,
            Optional<NearbyPlacesSearch.NearbySearchView> where) {}

    private final NearbyPlacesSearch nearby;
    private final VoucherRedemptions redemptions;
    private final VoucherPlaceQualifications qualifications;
    private final TypedPaperCodePages codes;

    PublicVoucherPages(
            VoucherRedemptions redemptions,
            VoucherPlaceQualifications qualifications,
            TypedPaperCodePages codes,
            NearbyPlacesSearch nearby) {
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
                .look(code.get(), page.actor().map(SignedInPerson::id))
                .map(looked -> known(form, looked, asked, page))
                .orElseGet(() ->
                        shown(form.error("code", "papercodes.unknown"), "ask").status(422));
    }

    @PostMapping(HERE)
    @RateLimit(cost = 10)
    View typed(Form form, HttpServletRequest request, HttpServletResponse response) {
        return switch (PaperCode.read(form.value("code"))) {
            case PaperCode.PaperCodeParseResult.MistypedCode(var group) ->
                shown(form.error("code", "papercodes.mistyped", group), "ask").status(422);
            case PaperCode.PaperCodeParseResult.NoPaperCode() ->
                shown(form.error("code", "papercodes.not-a-code"), "ask").status(422);
            case PaperCode.PaperCodeParseResult.ValidCode(var good) -> codes.take(good, HERE, request, response);
        };
    }

    private View known(
            Form form, VoucherRedemptions.PublicVoucherData looked, MultiValueMap<String, String> asked, Page page) {
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
                        .filter(place -> VoucherAcceptanceRule.judge(
                                        looked.order(),
                                        VoucherAcceptanceRule.PlaceQualificationStatus.GOOD,
                                        place.commune(),
                                        "")
                                != VoucherAcceptanceRule.OUT_OF_TERRITORY)
                        .toList()
                : List.<Place>of();
        return View.of(
                        "vouchers/redemptions/voucher",
                        new PublicVoucherView(
                                form,
                                state,
                                voucher.faceCents(),
                                VoucherOrderCalendar.end(looked.order().year()),
                                rest,
                                where.isEmpty() ? Optional.empty() : Optional.of(nearby.among(where, asked, page))))
                .atASecret();
    }

    private static View shown(Form form, String state) {
        return View.of(
                        "vouchers/redemptions/voucher",
                        new PublicVoucherView(form, state, 0, LocalDate.EPOCH, Optional.empty(), Optional.empty()))
                .atASecret();
    }

    /// Declares that the code of a voucher leads to its public page. For people who accept vouchers at a place,
    /// the page contains a link to the till.
    @Bean
    static PaperCodeDestination codesOfVouchers(VoucherRedemptions redemptions) {
        return PaperCodeDestination.opening(VoucherBooklets.VOUCHER, VoucherBooklets.GROUPS, HERE)
                .saying((code, page) -> redemptions
                        .peek(code)
                        .map(voucher -> new SavedPaperCodeCard(
                                page.t("redemptions.card"),
                                redemptions
                                        .rest(voucher)
                                        .map(left -> page.t(
                                                "redemptions.voucher.rest",
                                                left.vouchers(),
                                                EuroAmountFormat.said(left.cents(), page.locale())))
                                        .orElseGet(() -> page.t("redemptions.voucher.rest.none")))));
    }
}
