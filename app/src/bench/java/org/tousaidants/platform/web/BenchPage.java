package org.tousaidants.platform.web;

import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

/// A page as a template sees it, without anybody who asks.
public final class BenchPage {
    private BenchPage() {}

    public static Page of(ApplicationContext context) {
        return context.getBean(Site.class).page(new MockHttpServletRequest());
    }
}
