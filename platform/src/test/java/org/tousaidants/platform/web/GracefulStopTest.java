package org.tousaidants.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// Tests that a stopping site first answers the open requests, with the settings of the server.
@Import(GracefulStopTest.Graceful.class)
class GracefulStopTest extends RunningSite {
    @Autowired
    private ServletWebServerApplicationContext site;

    @Test
    void aRequestInFlightIsAnsweredWhileTheSiteStops() throws Exception {
        var server = Objects.requireNonNull(site.getWebServer());
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = other.submit(() -> visitor().get("/specimen/slow"));
            while (sql.sql(
                                    "select count(*) from pg_stat_activity where query like '%specimen slow%' and pid <> pg_backend_pid()")
                            .query(Integer.class)
                            .single()
                    == 0) Thread.sleep(20);
            var stopped = new CountDownLatch(1);
            server.shutDownGracefully(_ -> stopped.countDown());
            assertThat(answer.get().statusCode()).isEqualTo(200);
            stopped.await();
            assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(ConnectException.class);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Graceful {
        /// Stops gracefully, as the product does; the other sites of the tests stop at once.
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> graceful() {
            return factory -> factory.setShutdown(Shutdown.GRACEFUL);
        }
    }
}
