package org.tousaidants.find.answers;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.understanding.DangerSituation;
import org.tousaidants.find.understanding.EmergencyHelpNumber;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// « Avant la recherche » — pages with the emergency numbers, and with the question whether a possible danger is
/// real.
@Controller
@PublicAccess
class DangerWarningPages {
    /// « D'abord » — the page with the numbers to call; `onward` is the path of the search that follows.
    record FirstCallView(List<EmergencyHelpNumber> numbers, String onward) {}

    /// The page with the emergency numbers in the language of the person, for a person who typed in another
    /// language than French or English.
    record TranslatedFirstCallView(LocalLanguage language, List<EmergencyHelpNumber> numbers) {}

    /// « Êtes-vous dans une de ces situations ? » — the page that asks which of the possible dangers is real.
    /// Each danger links to the page of its numbers; `onward` is the path of the search that follows.
    record DangerQuestionView(List<PossibleDangerChoice> dangers, String onward) {
        record PossibleDangerChoice(DangerSituation danger, String path) {}
    }

    private final HelpSearches searches;
    private final CommuneNameSource towns;

    DangerWarningPages(HelpSearches searches, CommuneNameSource towns) {
        this.searches = searches;
        this.towns = towns;
    }

    /// « D'abord » — shows the emergency numbers before any search. The web address contains one letter for each
    /// number and no word of the typed sentence; nothing is stored.
    @GetMapping("/aide/d-abord")
    View safety(
            @RequestParam(defaultValue = "") String n, @RequestParam MultiValueMap<String, String> asked, Page page) {
        return View.of(
                        "find/answers/safety",
                        new FirstCallView(
                                chosen(n),
                                onward(
                                        "/aide/ou",
                                        HelpSearchForm.parse(asked, towns.here(), searches.today(), page.locale())
                                                .search())))
                .atASecret();
    }

    @GetMapping("/aide/langues/{code}/d-abord")
    View safety(@PathVariable String code, @RequestParam(defaultValue = "") String n) {
        var language = LocalLanguage.of(code).orElseThrow(NotFoundException::new);
        return View.of("find/answers/firstSafety", new TranslatedFirstCallView(language, chosen(n)))
                .in(code)
                .atASecret();
    }

    private static List<EmergencyHelpNumber> chosen(String letters) {
        var numbers = EmergencyHelpNumber.ofLetters(letters);
        return numbers.isEmpty() ? EmergencyHelpNumber.all() : numbers;
    }

    /// Returns the page to show before the search: the numbers for a certain danger, or a question for a
    /// possible danger; empty if there is no danger.
    ///
    /// @param path path of the search, which follows if the person answers no
    static Optional<View> before(HelpSearchForm form, String path) {
        var signs = form.signs();
        var needs = HelpSearch.ANYTHING.withNeeds(form.search().needs());
        if (!signs.sure().isEmpty())
            return Optional.of(View.redirect(ofScript(form.form().value("dit"))
                            .map(language -> language.path("d-abord") + "?n="
                                    + EmergencyHelpNumber.letters(EmergencyHelpNumber.of(signs.sure())))
                            .orElseGet(() -> first(signs.sure(), needs)))
                    .atASecret());
        if (signs.possible().isEmpty()) return Optional.empty();
        return Optional.of(View.of(
                        "find/answers/dangerQuestion",
                        new DangerQuestionView(
                                signs.possible().stream()
                                        .map(one -> new DangerQuestionView.PossibleDangerChoice(
                                                one, first(Set.of(one), needs)))
                                        .toList(),
                                onward(path, form.search())))
                .atASecret());
    }

    /// Returns the language whose numbers are shown to a person who typed Arabic or Cyrillic letters; empty for
    /// other scripts.
    private static Optional<LocalLanguage> ofScript(String words) {
        return words.codePoints()
                .mapToObj(Character.UnicodeScript::of)
                .filter(script ->
                        script == Character.UnicodeScript.ARABIC || script == Character.UnicodeScript.CYRILLIC)
                .findFirst()
                .flatMap(script -> LocalLanguage.of(script == Character.UnicodeScript.ARABIC ? "ar" : "uk"));
    }

    private static String first(Set<DangerSituation> dangers, HelpSearch needs) {
        var query = needs.query();
        return "/aide/d-abord?n=" + EmergencyHelpNumber.letters(EmergencyHelpNumber.of(dangers))
                + (query.isEmpty() ? "" : "&" + query);
    }

    private static String onward(String path, HelpSearch search) {
        return search.needs().isEmpty() ? "/aide" : search.at(path);
    }
}
