/** The auditor: recomputes every figure from the stored answers by other means than the services, and compares. */
package se.usve.command.verify;
