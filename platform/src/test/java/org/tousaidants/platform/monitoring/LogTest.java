package org.tousaidants.platform.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/// Tests the lines of the log in the format set by the environment.
class LogTest {
    private static String line(Map<String, String> environment) throws JoranException {
        var context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        environment.forEach(context::putProperty);
        var reader = new JoranConfigurator();
        reader.setContext(context);
        reader.doConfigure(Objects.requireNonNull(LogTest.class.getResource("/logback.xml")));
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        var all = root.iteratorForAppenders();
        var appender = (ConsoleAppender<ILoggingEvent>) all.next();
        assertThat(all.hasNext()).isFalse();
        var event = new LoggingEvent("here", root, Level.WARN, "Deux\nlignes", null, new Object[0]);
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void aPersonReadsOneLineForEach() throws JoranException {
        assertThat(line(Map.of())).endsWith(" WARN  ROOT - Deux lignes\n");
    }

    @Test
    void aCollectorReadsOneObjectForEach() throws JoranException {
        var said = line(Map.of("TA_LOG", "json"));
        assertThat(said.strip()).doesNotContain("\n");
        assertThat(JsonMapper.shared().readTree(said).get("formattedMessage").asString())
                .isEqualTo("Deux\nlignes");
    }
}
