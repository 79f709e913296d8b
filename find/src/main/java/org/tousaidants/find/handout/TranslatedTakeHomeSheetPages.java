package org.tousaidants.find.handout;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.core.hours.OpeningHours;
import org.tousaidants.core.schema.Field;
import org.tousaidants.find.answers.CommuneNameSource;
import org.tousaidants.find.answers.HelpSearchSummary;
import org.tousaidants.find.answers.LocalLanguage;
import org.tousaidants.find.answers.PlaceAccessMap;
import org.tousaidants.find.answers.TranslatedHelpAnswersView;
import org.tousaidants.find.ranking.CandidatePlace;
import org.tousaidants.find.ranking.SearchCriterion;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.VoucherCashingPlaces;
import org.tousaidants.platform.paper.PdfWriter;
import org.tousaidants.platform.web.FormSummaryRow;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.RateLimit;
import org.tousaidants.platform.web.View;

/// Pages in the language of the person: the first steps of the public search, and the sheet in large print and easy
/// words.
@Controller
@PublicAccess
class TranslatedTakeHomeSheetPages {
    record FirstStepsView(LocalLanguage language, List<FirstStepCard> steps) {}

    record FirstStepCard(String words, String icon, String path) {}

    /// The sheet in easy words.
    ///
    /// @param sheet the sheet as on paper, without the papers to bring
    public record EasyReadSheetView(
            LocalLanguage language, TakeHomeSheet sheet, List<LocalLanguage> others, Optional<PlaceAccessMap> sketch) {
        /// Returns the query of the link to the same sheet in another language.
        String query(LocalLanguage other) {
            return other.query(sheet.wish().asked());
        }

        String back() {
            return sheet.wish().asked().query().isEmpty()
                    ? ""
                    : "?" + sheet.wish().asked().query();
        }

        Place place() {
            return sheet.place();
        }

        String price() {
            return language.t(
                    switch (sheet.price()) {
                        case FREE -> "free";
                        case PAID -> "paid";
                        case FREE_UNDER_CONDITION, MIXED, UNSAID -> "price";
                    });
        }

        /// Returns the opening hours in this language, one line each; empty if only the original text of the
        /// place exists.
        List<String> week() {
            return language.foreign() ? TranslatedOpeningWeek.of(place().hours(), language, sheet.today()) : List.of();
        }

        List<String> notes() {
            return TranslatedHelpAnswersView.notes(
                    language,
                    sheet.wish().asked(),
                    CandidatePlace.of(place().id().toString(), place().slug(), place().sheet()));
        }

        /// « Chose à apporter » — a paper to bring, in the language of the person and in French.
        record ItemToBring(String own, String french) {}

        List<ItemToBring> bag() {
            return sheet.bag().stream()
                    .map(thing -> new ItemToBring(thing.in(language.code()), thing.in(LocalLanguage.FRENCH)))
                    .toList();
        }

        /// « Pour l’accueil » — returns lines in French, for a receptionist who cannot read the language of
        /// the sheet.
        List<FormSummaryRow> reception() {
            var words = Messages.in(LocalLanguage.FRENCH);
            var asked = sheet.wish().asked();
            var rows = new ArrayList<FormSummaryRow>();
            if (!asked.needs().isEmpty())
                rows.add(FormSummaryRow.of(
                        words.t("takehome.reception.need"),
                        asked.needs().stream()
                                .map(need -> words.t("find.need." + need.parameter()))
                                .collect(Collectors.joining(" · "))));
            rows.add(FormSummaryRow.of(
                    words.t("takehome.reception.language"),
                    Locale.of(language.code()).getDisplayLanguage(Locale.FRENCH)));
            var wanted = asked.matters().stream()
                    .filter(TakeHomeSheet::isOwn)
                    .filter(one -> one != SearchCriterion.OTHER_LANGUAGE && one != SearchCriterion.ENGLISH)
                    .sorted()
                    .map(one -> words.t("takehome.reception." + one.parameter()))
                    .collect(Collectors.joining(" · "));
            if (!wanted.isEmpty()) rows.add(FormSummaryRow.of(words.t("takehome.reception.wants"), wanted));
            return List.copyOf(rows);
        }

        String french(String key, Object... values) {
            return Messages.in(LocalLanguage.FRENCH).t(key, values);
        }

        String street() {
            return place().sheet().text(Field.ADRESSE);
        }
    }

    private final Places places;
    private final CommuneNameSource towns;
    private final List<VoucherCashingPlaces> vouchers;
    private final Clock clock;

    TranslatedTakeHomeSheetPages(
            Places places, CommuneNameSource towns, List<VoucherCashingPlaces> vouchers, Clock clock) {
        this.places = places;
        this.towns = towns;
        this.vouchers = vouchers;
        this.clock = clock;
    }

    @GetMapping("/aide/langues/{code}")
    View first(@PathVariable String code, Page page) {
        var language = language(code);
        var steps = new HelpSearchSummary(
                        page, OpeningHours.paris(clock.instant()).toLocalDate())
                .needChoices().stream()
                        .filter(choice -> !language.t(choice.value()).isEmpty())
                        .map(choice -> new FirstStepCard(
                                language.t(choice.value()),
                                choice.icon(),
                                // The link for English leads to the usual pages of
                                // the site, because the whole site is available in
                                // English.
                                code.equals("en")
                                        ? "/aide/ou?besoin=" + choice.value() + "&lang=en"
                                        : language.path("ou") + "?besoin=" + choice.value()))
                        .toList();
        return View.of("find/handout/first", new FirstStepsView(language, steps))
                .in(code);
    }

    @GetMapping("/lieux/{address}/fiche/facile")
    View easy(
            @PathVariable String address,
            @RequestParam(defaultValue = LocalLanguage.FRENCH) String langue,
            @RequestParam MultiValueMap<String, String> asked,
            Page page) {
        return View.of("find/handout/easy", filled(address, langue, asked, page))
                .in(langue)
                .header("X-Robots-Tag", "noindex");
    }

    /// Returns the PDF in large print, which may have several pages.
    @RateLimit(cost = 6)
    @GetMapping("/lieux/{address}/fiche/facile.pdf")
    ResponseEntity<byte[]> easyPdf(
            @PathVariable String address,
            @RequestParam(defaultValue = LocalLanguage.FRENCH) String langue,
            @RequestParam MultiValueMap<String, String> asked,
            Page page) {
        var easy = filled(address, langue, asked, page);
        return TakeHomeSheetPages.pdf(
                PdfWriter.pdf(View.of("find/handout/easyPaper", easy).text(page)),
                "fiche-facile-" + easy.place().slug(),
                easy.language().code());
    }

    private EasyReadSheetView filled(String address, String langue, MultiValueMap<String, String> asked, Page page) {
        var place = PlaceCode.endOf(address.toLowerCase(Locale.ROOT))
                .flatMap(code -> places.find(code))
                .orElseThrow(NotFoundException::new);
        var now = OpeningHours.paris(clock.instant());
        var sheet = TakeHomeSheet.of(
                place,
                // The parameter « langue » chooses the language of this sheet. It is not a language
                // that the person asks the place to speak, so it is removed from the search.
                TakeHomeSheetPages.asked(asked, now.toLocalDate()).withLanguages(Set.of()),
                now,
                page.locale(),
                page.url("/lieux/" + place.code()),
                VoucherCashingPlaces.any(vouchers, place.id()));
        return new EasyReadSheetView(
                language(langue),
                sheet,
                LocalLanguage.all(),
                PlaceAccessMap.of(place, towns.here().communes()));
    }

    private static LocalLanguage language(String code) {
        return LocalLanguage.of(code).orElseThrow(NotFoundException::new);
    }
}
