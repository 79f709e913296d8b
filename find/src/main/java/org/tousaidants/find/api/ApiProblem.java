package org.tousaidants.find.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// « Problème » — the reason of a refusal in words (RFC 9457); `type` is the address of the page that explains the
/// reason.
record ApiProblem(ApiProblemKind kind, String title, String detail, List<Map<String, Object>> errors) {
    static final String MEDIA_TYPE = "application/problem+json";

    enum ApiProblemKind {
        PARAMETER(400, "parametre"),
        NOT_FOUND(404, "introuvable"),
        FORMAT(406, "format"),
        GONE(410, "retire");

        private final int status;
        private final String anchor;

        ApiProblemKind(int status, String anchor) {
            this.status = status;
            this.anchor = anchor;
        }

        int status() {
            return status;
        }

        String anchor() {
            return anchor;
        }

        /// Returns the message key of a text of the problem, such as `opendata.problem.parametre.title`.
        String key() {
            return "opendata.problem." + anchor;
        }
    }

    byte[] json(String page, String instance) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", page + "#" + kind.anchor());
        members.put("title", title);
        members.put("status", kind.status());
        members.put("detail", detail);
        members.put("instance", instance);
        if (!errors.isEmpty()) members.put("errors", errors);
        return JsonMapper.shared().writeValueAsBytes(members);
    }
}
