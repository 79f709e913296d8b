package org.tousaidants.find.handout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tousaidants.core.text.BundledFile;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.find.ranking.HelpNeed;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.NamedAdministrativeProcedure;
import org.tousaidants.platform.web.Messages;

/// « À apporter » — the things that a person should bring to avoid a second journey. `understanding/procedures.tsv`
/// lists them by procedure and `understanding/bring.tsv` by need, the most useful first.
enum TakeHomeSheetChecklist {
    TAX_NOTICE,
    TAX_NUMBER,
    BENEFITS_NUMBER,
    HEALTH_CARD,
    OLD_PAPER,
    PROOF_OF_ADDRESS,
    FINE_NOTICE,
    DRIVING_LICENCE,
    REGISTRATION,
    BANK_CARD,
    SALE_PAPER,
    TECHNICAL_CONTROL,
    PHOTO_CODE,
    LEASE,
    RENT_RECEIPT,
    REQUEST_NUMBER,
    RESIDENCE_PERMIT,
    PASSPORT,
    PREFECTURE_LETTERS,
    BIRTH_CERTIFICATE,
    LANGUAGE_CERTIFICATE,
    PHOTO_PRINT,
    TAX_STAMP,
    PAY_SLIPS,
    DOCTOR_LETTERS,
    CAREER_STATEMENT,
    FAMILY_BOOK,
    MEDICAL_CERTIFICATE,
    OLD_DECISIONS,
    EMPLOYER_CERTIFICATE,
    DIPLOMAS,
    JOB_OFFER,
    BILL,
    CONTRACT_NUMBER,
    BANK_STATEMENT,
    CREDIT_CONTRACTS,
    DEATH_CERTIFICATE,
    CV,
    JOB_SEEKER_NUMBER,
    LETTERS,
    SCHOOL_LETTERS,
    SUSPECT_MESSAGE,
    OWN_DEVICE,
    DOCUMENT_TO_PRINT,
    PROOF_OF_INCOME,
    QUESTIONS,
    BANK_DETAILS,
    MAIL_ADDRESS,
    IDENTITY,
    CHARGED_PHONE,
    GLASSES;

    static final int FULL = 6;

    private static final List<TakeHomeSheetChecklist> ALWAYS = List.of(IDENTITY, CHARGED_PHONE);
    private static final Map<HelpNeed, List<TakeHomeSheetChecklist>> BY_NEED = read();
    private static final Map<String, Map<String, String>> TRANSLATED =
            BundledFile.named(TakeHomeSheetChecklist.class, "/first/bring.tsv").stream()
                    .collect(Collectors.toUnmodifiableMap(row -> row.getOrDefault("thing", ""), row -> row));

    /// Returns the things to bring for the procedures that the search names; if it names none, those for its
    /// needs. Identity document and telephone are always included. The first thing of each procedure or need
    /// comes before the second things, so that even a short list has one of each.
    static List<TakeHomeSheetChecklist> of(HelpSearch asked) {
        var lists = new ArrayList<List<TakeHomeSheetChecklist>>();
        for (var procedure : asked.procedures()) lists.add(things(procedure));
        if (lists.isEmpty()) for (var need : asked.needs()) lists.add(BY_NEED.getOrDefault(need, List.of()));
        var wanted = new LinkedHashSet<TakeHomeSheetChecklist>();
        var longest = lists.stream().mapToInt(List::size).max().orElse(0);
        for (var i = 0; i < longest; i++) for (var list : lists) if (i < list.size()) wanted.add(list.get(i));
        wanted.removeAll(ALWAYS);
        var bag = wanted.stream().limit(FULL - ALWAYS.size()).collect(Collectors.toCollection(ArrayList::new));
        bag.addAll(ALWAYS);
        return List.copyOf(bag);
    }

    /// Returns the things to bring for a procedure, without the identity document, because every sheet lists it.
    static List<TakeHomeSheetChecklist> things(NamedAdministrativeProcedure procedure) {
        return things(procedure.bring());
    }

    String key() {
        return "takehome.bring." + EnumConstantName.low(this);
    }

    /// Returns the text for this thing to bring in a language. The file `first/bring.tsv` contains the languages
    /// in which the site has no pages.
    String in(String language) {
        return Optional.ofNullable(TRANSLATED
                        .getOrDefault(EnumConstantName.low(this), Map.of())
                        .get(language))
                .orElseGet(() -> Messages.in(language).t(key()));
    }

    private static List<TakeHomeSheetChecklist> things(Collection<String> codes) {
        return codes.stream()
                .map(code -> code.equals("identity_paper") ? IDENTITY : valueOf(code.toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static Map<HelpNeed, List<TakeHomeSheetChecklist>> read() {
        return BundledFile.tabbed(HelpNeed.class, "/understanding/bring.tsv").stream()
                .collect(Collectors.toUnmodifiableMap(
                        cells -> HelpNeed.ofParameter(cells[0]).orElseThrow(),
                        cells -> things(Arrays.asList(cells[1].split(",")))));
    }
}
