package org.tousaidants.platform.homologation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tousaidants.core.text.BundledFile;
import tools.jackson.databind.json.JsonMapper;

/// The impact assessment as a file that the PIA tool of the CNIL imports: answers by the number of the question, and
/// measures. The file contains no ratings, because the data controller evaluates the risks.
final class PrivacyImpactAssessmentFile {
    /// Numbers of the questions in the PIA tool whose answer is a list of texts.
    private static final List<String> LISTS = List.of("321", "322", "323", "331", "332", "333", "341", "342", "343");
    /// Numbers of the questions about the measures against each of the three risks.
    private static final List<Integer> MEASURES = List.of(324, 334, 344);

    private PrivacyImpactAssessmentFile() {}

    static byte[] of(List<Map<String, String>> measures, Instant now) {
        var moment = now.toString();
        var answers = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : BundledFile.named(PrivacyImpactAssessmentFile.class, "/homologation/aipd.tsv")) {
            var question = row.getOrDefault("question", "");
            var text = row.getOrDefault("reponse", "");
            answers.add(
                    LISTS.contains(question)
                            ? answer(
                                    answers.size(),
                                    Integer.parseInt(question),
                                    null,
                                    List.of(text.split("\\|")),
                                    moment)
                            : answer(
                                    answers.size(),
                                    Integer.parseInt(question),
                                    "<p>" + text + "</p>",
                                    List.of(),
                                    moment));
        }
        var titles =
                measures.stream().map(row -> row.getOrDefault("intitule", "")).toList();
        for (var question : MEASURES) answers.add(answer(answers.size(), question, null, titles, moment));
        var listed = new ArrayList<Map<String, @Nullable Object>>();
        for (var row : measures)
            listed.add(fields(
                    "id",
                    listed.size() + 1,
                    "pia_id",
                    1,
                    "title",
                    row.getOrDefault("intitule", ""),
                    "content",
                    "<p>" + row.getOrDefault("description", "") + "</p>",
                    "created_at",
                    moment,
                    "updated_at",
                    moment));
        var file = fields(
                "pia",
                pia(moment),
                "answers",
                answers,
                "measures",
                listed,
                "evaluations",
                List.of(),
                "comments",
                List.of());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
    }

    private static Map<String, @Nullable Object> pia(String moment) {
        return fields(
                "id",
                1,
                "name",
                "Tous Aidants",
                "category",
                "",
                "author_name",
                "",
                "evaluator_name",
                "",
                "validator_name",
                "",
                "status",
                0,
                "is_example",
                0,
                "is_archive",
                0,
                "progress",
                0,
                "structure_id",
                "",
                "created_at",
                moment,
                "updated_at",
                moment);
    }

    private static Map<String, @Nullable Object> answer(
            int before, int question, @Nullable String text, List<String> list, String moment) {
        return fields(
                "id",
                before + 1,
                "pia_id",
                1,
                "reference_to",
                question,
                "data",
                fields("text", text, "gauge", null, "list", list),
                "created_at",
                moment,
                "updated_at",
                moment);
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var n = 0; n < namesAndValues.length; n += 2)
            fields.put(String.valueOf(namesAndValues[n]), namesAndValues[n + 1]);
        return fields;
    }
}
