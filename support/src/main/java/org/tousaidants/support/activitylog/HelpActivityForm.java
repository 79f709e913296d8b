package org.tousaidants.support.activitylog;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.Page;
import org.tousaidants.support.activitylog.HelpActivity.ActivityDetails;
import org.tousaidants.support.activitylog.HelpActivity.ActivityKind;
import org.tousaidants.support.activitylog.HelpActivity.ActivityNextStep;
import org.tousaidants.support.activitylog.HelpActivity.ActivityOutcome;
import org.tousaidants.support.activitylog.HelpActivity.ActivityResult;
import org.tousaidants.support.activitylog.HelpActivity.ActivitySetting;
import org.tousaidants.support.activitylog.HelpActivity.DeviceUsedInActivity;
import org.tousaidants.support.activitylog.HelpActivity.HelpMode;

/// Reads the form of an activity. The number of people is one by default; several people make the activity a
/// workshop.
final class HelpActivityForm {
    static final int MOST_HEADS = 500;
    static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_THEMES = 12;
    private static final List<Integer> USUAL_MINUTES = List.of(15, 30, 45, 60, 90, 120);

    private HelpActivityForm() {}

    static Form fresh(boolean place) {
        return Form.filled(Map.of(
                "id",
                List.of(UUID.randomUUID().toString()),
                "tetes",
                List.of("1"),
                "ou",
                List.of(place ? "place" : "elsewhere")));
    }

    /// Returns the form filled with an existing activity, for a correction.
    static Form of(HelpActivity act) {
        var what = act.what();
        var filled = new HashMap<String, List<String>>();
        filled.put("id", List.of(UUID.randomUUID().toString()));
        filled.put("theme", what.themes());
        what.procedure().ifPresent(one -> filled.put("demarche", List.of(one)));
        what.mode().ifPresent(one -> filled.put("mode", List.of(EnumConstantName.low(one))));
        filled.put(USUAL_MINUTES.contains(what.minutes()) ? "duree" : "minutes", List.of("" + what.minutes()));
        filled.put("tetes", List.of("" + what.heads()));
        filled.put("ou", List.of(EnumConstantName.low(what.spot())));
        filled.put("materiel", what.gear().stream().map(EnumConstantName::low).toList());
        what.result().outcome().ifPresent(one -> filled.put("resultat", List.of(EnumConstantName.low(one))));
        what.result().obstacle().ifPresent(one -> filled.put("obstacle", List.of(EnumConstantName.low(one))));
        what.result().next().ifPresent(one -> filled.put("suite", List.of(EnumConstantName.low(one))));
        filled.put("jour", List.of(ParisTime.day(what.at()).toString()));
        return Form.filled(filled);
    }

    /// Returns the details that the helper entered; empty if the form has errors.
    ///
    /// @param place returns the usual place of the helper
    static Optional<ActivityDetails> parse(Form form, Supplier<Optional<UUID>> place, Clock clock) {
        var procedure = form.text("demarche")
                .as(written -> NationalActivityLogTerms.themeOf(written).map(_ -> written), "web.error.choice");
        var themes = themes(form, procedure);
        var heads = form.text("tetes").integer(1, MOST_HEADS).orElse(1);
        var kind = heads > 1 ? ActivityKind.WORKSHOP : ActivityKind.INDIVIDUAL;
        var mode = form.one("mode", HelpMode.class);
        if (mode.isEmpty() && kind == ActivityKind.INDIVIDUAL) form.error("mode", "acts.mode.missing");
        var other = form.text("minutes").integer(1, MOST_MINUTES);
        var minutes = other.or(() -> form.text("duree").integer(1, MOST_MINUTES));
        if (minutes.isEmpty()) form.error("duree", "acts.minutes.missing");
        var spot = form.one("ou", ActivitySetting.class).orElse(ActivitySetting.ELSEWHERE);
        var gear = form.many("materiel", DeviceUsedInActivity.class);
        var outcome = form.one("resultat", ActivityOutcome.class);
        var obstacle =
                form.one("obstacle", Obstacle.class).filter(_ -> !outcome.equals(Optional.of(ActivityOutcome.SOLVED)));
        var next = form.one("suite", ActivityNextStep.class);
        var at = at(form, clock.instant());
        if (form.hasErrors()) return Optional.empty();
        return Optional.of(new ActivityDetails(
                kind,
                at,
                themes,
                procedure,
                kind == ActivityKind.INDIVIDUAL ? mode : Optional.empty(),
                minutes.orElseThrow(),
                heads,
                new HelpActivity.ActivityPlace(spot, spot == ActivitySetting.PLACE ? place.get() : Optional.empty()),
                gear,
                new ActivityResult(outcome, obstacle, next)));
    }

    /// Returns the id of the notebook in which the activity is to be recorded at the person's request; empty if
    /// the form names none.
    ///
    /// @param open ids of the notebooks that are open to the helper
    static Optional<UUID> notebook(Form form, Set<UUID> open) {
        var notebook = form.text("cahier")
                .as(written -> FormValueParser.uuid(written).filter(open::contains), "acts.notebook.closed");
        if (notebook.isPresent() && !form.checked("accord")) form.error("accord", "acts.notebook.agree");
        return notebook;
    }

    static List<FormChoice> notebooks(Page page, Map<UUID, Instant> open) {
        return open.entrySet().stream()
                .map(one -> FormChoice.of(
                        one.getKey().toString(), page.t("acts.notebook.until", page.moment(one.getValue()))))
                .toList();
    }

    private static List<String> themes(Form form, Optional<String> procedure) {
        var themes = new ArrayList<String>();
        for (var written :
                form.values("theme").stream().distinct().limit(MOST_THEMES).toList()) {
            if (NationalActivityLogTerms.theme(written).isPresent()) themes.add(written);
            else form.error("theme", "web.error.choice");
        }
        procedure
                .flatMap(NationalActivityLogTerms::themeOf)
                .filter(one -> !themes.contains(one))
                .ifPresent(themes::add);
        if (themes.isEmpty()) form.error("theme", "acts.theme.missing");
        return List.copyOf(themes);
    }

    /// Returns the time of the activity. A device sends the exact time; a helper types at most the day.
    private static Instant at(Form form, Instant now) {
        var moment = form.text("quand").as(FormValueParser::moment, "acts.day.wrong");
        if (moment.isPresent()) return moment.get();
        var today = ParisTime.day(now);
        var day = form.text("jour").as(FormValueParser::day, "acts.day.wrong").orElse(today);
        if (day.isAfter(today)) form.error("jour", "acts.day.future");
        if (day.isBefore(today.minusDays(HelpActivities.OLDEST.toDays() - 1))) form.error("jour", "acts.day.old");
        return day.equals(today)
                ? now
                : day.atTime(LocalTime.NOON).atZone(ParisTime.ZONE).toInstant();
    }

    static List<FormChoice> themes(Page page, List<String> codes) {
        return codes.stream()
                .map(code -> FormChoice.of(code, page.t("acts.theme." + code)))
                .toList();
    }

    static List<FormChoice> otherThemes(Page page, List<String> first) {
        return themes(
                page,
                NationalActivityLogTerms.themes().stream()
                        .map(NationalActivityLogTerms.NationalLogTheme::code)
                        .filter(code -> !first.contains(code))
                        .toList());
    }

    static List<FormChoice> procedures(Page page) {
        return NationalActivityLogTerms.procedures().stream()
                .map(code -> FormChoice.of(code, page.t("acts.procedure." + code)))
                .toList();
    }

    static List<FormChoice> minutes(Page page) {
        return IntStream.range(0, USUAL_MINUTES.size())
                .mapToObj(USUAL_MINUTES::get)
                .map(n -> FormChoice.of("" + n, page.t("acts.minutes.few", n)))
                .toList();
    }

    static <E extends Enum<E>> List<FormChoice> choices(Page page, Class<E> type, String key) {
        Function<E, FormChoice> choice = one ->
                FormChoice.of(EnumConstantName.low(one), page.t("acts." + key + "." + EnumConstantName.low(one)));
        return List.of(type.getEnumConstants()).stream().map(choice).toList();
    }
}
