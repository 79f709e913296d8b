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
class OpenDataApiPages {
    /// The content of the page; `columns` are the columns of the national schema in their order.
    record ApiDescriptionView(
            List<OpenDataApiParameter> parameters, List<String> columns, List<ApiProblem.ApiProblemKind> problems) {
        List<OpenDataApiParameter> parameters(OpenDataApiParameter.ApiParameterKind kind) {
            return parameters.stream()
                    .filter(parameter -> parameter.kind() == kind)
                    .toList();
        }

        String licence() {
            return OpenDataLicence.URL;
        }

        int perPage() {
            return ApiResultPage.DEFAULT_PER_PAGE;
        }
    }

    @GetMapping("/api")
    View api() {
        return View.of(
                "find/api/api",
                new ApiDescriptionView(
                        Arrays.asList(OpenDataApiParameter.values()),
                        Field.NATIONAL.stream().map(Field::column).toList(),
                        Arrays.asList(ApiProblem.ApiProblemKind.values())));
    }
}
