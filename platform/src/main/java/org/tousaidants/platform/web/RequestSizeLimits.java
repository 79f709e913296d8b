package org.tousaidants.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// « Tailles permises » — size limits of a request, which are checked before any byte of the body is read. Only a
/// signed-in person may upload a file. Tomcat enforces the same limits while it reads (`application.properties`).
final class RequestSizeLimits {
    private static final int FORM_BYTES = 1 << 20;
    private static final int UPLOAD_BYTES = 50 << 20;

    private RequestSizeLimits() {}

    /// Returns the HTTP status with which a request is refused because of its size; empty if the request is
    /// accepted.
    ///
    /// @param mayUpload whether the request may contain a file
    static OptionalInt refusal(HttpServletRequest request, boolean mayUpload) {
        var length = request.getContentLengthLong();
        var most = isMultipart(request) && mayUpload ? UPLOAD_BYTES + FORM_BYTES : FORM_BYTES;
        if (length > most) return OptionalInt.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        // Tomcat limits the bodies that it parses itself while it reads them. Any other body must state its
        // size in advance.
        var announced = length >= 0 || request.getHeader("Transfer-Encoding") == null;
        if (!announced && !(isMultipart(request) && mayUpload) && !isForm(request))
            return OptionalInt.of(HttpServletResponse.SC_LENGTH_REQUIRED);
        return OptionalInt.empty();
    }

    static boolean isForm(HttpServletRequest request) {
        return type(request).startsWith("application/x-www-form-urlencoded");
    }

    static boolean isMultipart(HttpServletRequest request) {
        return type(request).startsWith("multipart/");
    }

    private static String type(HttpServletRequest request) {
        return Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
    }
}
