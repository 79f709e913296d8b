package org.tousaidants.platform.web;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The site made of the modules on the class path: a module's own tests run with its dependencies only.
@SpringBootApplication(
        scanBasePackages = "org.tousaidants",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class TestSite {}
