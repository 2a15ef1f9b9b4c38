/** The page of all tables in all their forms. */
package se.usve.reporting.dashboard.tables;
