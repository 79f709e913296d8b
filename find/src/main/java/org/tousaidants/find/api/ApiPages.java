package org.tousaidants.find.api;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.tousaidants.core.schema.Field;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// The page that explains the API to developers.
@Controller
@PublicAccess
class ApiPages {
    /// `columns` are those of the national schema, in its order.
    record Described(List<ApiParameter> parameters, List<String> columns, List<Problem.Kind> problems) {
        List<ApiParameter> parameters(ApiParameter.Kind kind) {
            return parameters.stream()
                    .filter(parameter -> parameter.kind() == kind)
                    .toList();
        }

        String licence() {
            return Licence.URL;
        }

        int perPage() {
            return ResultPage.DEFAULT_PER_PAGE;
        }
    }

    @GetMapping("/api")
    View api() {
        return View.of(
                "find/api/api",
                new Described(
                        Arrays.asList(ApiParameter.values()),
                        Field.NATIONAL.stream().map(Field::column).toList(),
                        Arrays.asList(Problem.Kind.values())));
    }
}
