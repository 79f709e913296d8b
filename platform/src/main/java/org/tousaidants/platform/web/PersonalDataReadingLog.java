package org.tousaidants.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.tousaidants.core.text.FormValueParser;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Lectures » — logs a reading before a page or a file shows personal data. If the log entry cannot be written,
/// the page is not shown. The access filter runs before this class and has identified the reader.
@ControllerAdvice
final class PersonalDataReadingLog implements HandlerInterceptor, ResponseBodyAdvice<Object> {
    private static final Pattern FROM_PATH = Pattern.compile("(\\S+) \\{(\\w+)}");

    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    PersonalDataReadingLog(ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.events = events;
        this.transaction = transaction;
    }

    /// « Personnes lues » — published when a person reads personal data.
    ///
    /// @param subject the data that were read
    private record PersonalDataRead(SignedInPerson reader, String subject) implements JournalledEvent {
        @Override
        public JournalEventNote note() {
            return JournalEventNote.by(reader.id(), LogsPersonalDataReading.ACT, subject);
        }
    }

    /// Writes the log entry about a reading of personal data. This happens after the handler, which may have
    /// found nothing to show, and before the page is sent.
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page == null
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)) return;
        write(method.getMethod(), request);
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return answer.getMethod() != null && answer.getMethod().isAnnotationPresent(LogsPersonalDataReading.class);
    }

    /// Writes the log entry about a reading of personal data before a file is sent.
    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (answer.getMethod() != null && request instanceof ServletServerHttpRequest asked)
            write(answer.getMethod(), asked.getServletRequest());
        return body;
    }

    private void write(Method handler, HttpServletRequest request) {
        var reads = AnnotatedElementUtils.findMergedAnnotation(handler, LogsPersonalDataReading.class);
        if (reads == null || !(request.getAttribute(SignedInPerson.class.getName()) instanceof SignedInPerson reader))
            return;
        subject(reads.value(), request)
                .ifPresent(subject -> transaction.executeWithoutResult(
                        status -> events.publishEvent(new PersonalDataRead(reader, subject))));
    }

    /// Returns the subject of the log entry; empty if the path contains no valid id.
    private static Optional<String> subject(String value, HttpServletRequest request) {
        var thing = FROM_PATH.matcher(value);
        if (!thing.matches()) return Optional.of(value);
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                ? FormValueParser.uuid(String.valueOf(path.get(thing.group(2)))).map(id -> thing.group(1) + " " + id)
                : Optional.empty();
    }
}
